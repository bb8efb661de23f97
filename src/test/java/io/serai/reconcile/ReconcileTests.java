package io.serai.reconcile;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.serai.database.OnEachDatabase;
import io.serai.database.TestDatabase;
import io.serai.delivery.DeliveryState;
import io.serai.failure.HubException;
import io.serai.reconcile.RepairRefusedException.Reason;

import static io.serai.reconcile.TwoSystems.cancelled;
import static io.serai.reconcile.TwoSystems.order;
import static io.serai.reconcile.TwoSystems.unpaid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ReconcileTests {

	private static final Duration HOUR = Duration.ofHours(1);

	@OnEachDatabase
	void findsEverythingThatIsDroppedDoubledOrAltered(TestDatabase database) {
		ReconcileBed bed = ReconcileBed.on(database);
		bed.systems.has("shop", order("A", "A", "0.1"), order("B", "B", "0.2"), order("C", "C", "3"),
				order("D", "D", "4.00"), cancelled("F", "F"), unpaid("U"));
		bed.systems.has("erp", order("A", "1", "0.10"), order("C", "3", "3"), order("C", "33", "3"),
				order("D", "4", "4.01"), order("E", "5", "5"), order("F", "6", "5"), cancelled("A", "0"));

		bed.after(HOUR);
		bed.after(HOUR);

		assertThat(bed.told()).containsExactly("B MISSING_RIGHT OPEN", "C DOUBLED_RIGHT OPEN", "D DIFFERENT OPEN",
				"E MISSING_LEFT OPEN", "F DIFFERENT OPEN");
		assertThat(bed.finding("D").differences()).containsExactly(new Difference("amount", "4.00", "4.01"));
		assertThat(bed.finding("F").differences()).containsExactly(new Difference("live", "false", "true"));
		assertThat(bed.report().isComplete()).isTrue();
		assertThat(bed.report().notDue()).isOne();
		assertThat(bed.report().records(Side.LEFT)).isEqualTo(5);
		assertThat(bed.report().records(Side.RIGHT)).isEqualTo(6);
		assertThat(bed.report().amounts(Side.LEFT).get("CNY")).isEqualByComparingTo(new BigDecimal("12.3"));
		assertThat(bed.report().sums()).extracting(Sum::hour).containsOnly(12);
		assertThat(bed.reports.open()).extracting(Reports.OpenFindings::findings).containsExactly(5L);
		assertThat(bed.reports.deeds(bed.finding("B").id())).as("the same found again changes nothing").isEmpty();
	}

	@OnEachDatabase
	void whatIsOnItsWayIsNotMissingYet(TestDatabase database) {
		ReconcileBed bed = ReconcileBed.on(database);
		bed.systems.has("shop", order("NEW", "NEW", "1", Instant.parse("2026-11-20T10:55:00Z")),
				order("WAITS", "WAITS", "1"), order("DEAD", "DEAD", "1"));
		bed.hub.knows("WAITS", DeliveryState.RETRYING);
		bed.hub.knows("DEAD", DeliveryState.DEAD);

		bed.after(HOUR);

		assertThat(bed.told()).containsExactly("DEAD MISSING_RIGHT OPEN", "NEW MISSING_RIGHT IN_TRANSIT",
				"WAITS MISSING_RIGHT IN_TRANSIT");
		bed.hub.knows("WAITS", DeliveryState.DELIVERED);
		bed.systems.has("erp", order("WAITS", "2", "1"));

		bed.after(HOUR);

		assertThat(bed.told()).containsExactly("DEAD MISSING_RIGHT OPEN", "NEW MISSING_RIGHT OPEN",
				"WAITS MISSING_RIGHT CLOSED");
		assertThat(bed.finding("WAITS").closing()).isEqualTo(Closing.AGREES);
	}

	@OnEachDatabase
	void aSystemThatIsDownMakesTheReportIncompleteAndNothingMissing(TestDatabase database) {
		ReconcileBed bed = ReconcileBed.on(database);
		bed.systems.has("shop", order("A", "A", "1"));
		bed.systems.has("erp", order("A", "1", "1"));
		bed.systems.isDown("erp");

		bed.after(HOUR);

		assertThat(bed.report().isComplete()).isFalse();
		assertThat(bed.report().trouble()).contains("erp/listed-orders");
		assertThat(bed.findings()).isEmpty();
		bed.systems.isDown("");

		bed.after(Duration.ofMinutes(5));

		assertThat(bed.report().isComplete()).isTrue();
		assertThat(bed.findings()).isEmpty();
	}

	@OnEachDatabase
	void aPairThatFailsByAFaultTellsItAndHoldsNoOtherUp(TestDatabase database) {
		ReconcileBed bed = ReconcileBed.on(database);
		bed.systems.has("shop", order("A", "A", "1"));
		bed.systems.hasAFault("broken");

		bed.after(HOUR);

		assertThat(bed.told()).containsExactly("A MISSING_RIGHT OPEN");
		assertThat(bed.reports.day("a-broken", ReconcileBed.DAY).orElseThrow().trouble())
			.contains("fault of its own: IllegalStateException");
	}

	@OnEachDatabase
	void readsReportsWithOneConnection(TestDatabase database) throws SQLException {
		ReconcileBed bed = ReconcileBed.on(database);
		bed.systems.has("shop", order("A", "A", "1"));
		bed.after(HOUR);
		database.pool().setConnectionTimeout(250);

		try (Connection one = database.pool().getConnection();
				Connection two = database.pool().getConnection();
				Connection three = database.pool().getConnection()) {
			assertThat(List.of(one, two, three)).allMatch(Connection.class::isInstance);
			assertThat(bed.report().openAll()).isOne();
		}
	}

	@OnEachDatabase
	void moreThanMayBeReadIsIncompleteToo(TestDatabase database) {
		ReconcileBed bed = new ReconcileBed(database, new TwoSystems(), new ReconcileBed.Time("2026-11-20T10:00:00Z"),
				1);
		bed.systems.has("shop", order("A", "A", "1"), order("B", "B", "1"));

		bed.after(HOUR);

		assertThat(bed.report().trouble()).contains("shop has more than 1");
		assertThat(bed.findings()).isEmpty();
	}

	@OnEachDatabase
	void countsFindingsBeyondThoseThatAreKept(TestDatabase database) {
		ReconcileBed bed = ReconcileBed.on(database);
		for (int number = 0; number < 8; number++) {
			bed.systems.has("shop", order("K" + number, "K" + number, "1"));
		}

		bed.after(HOUR);

		assertThat(bed.findings()).hasSize(6);
		assertThat(bed.report().unlisted()).isEqualTo(2);
		assertThat(bed.report().openAll()).isEqualTo(8);
	}

	@OnEachDatabase
	void aRepairIsClosedOnlyOnceBothSidesWereReadAndAgree(TestDatabase database) {
		ReconcileBed bed = ReconcileBed.on(database);
		bed.systems.has("shop", order("A", "A", "1"), order("B", "B", "2"));
		bed.systems.has("erp", order("B", "2", "9"));
		bed.hub.knows("B", DeliveryState.DELIVERED);
		bed.after(HOUR);

		assertThat(bed.repairs.offered(bed.finding("A"))).containsExactly(Repair.PULL_AGAIN, Repair.PUSH_AGAIN,
				Repair.CHECK_AGAIN, Repair.ACCEPT);
		assertThat(bed.repairs.offered(bed.finding("B"))).containsExactly(Repair.LEFT_WINS, Repair.OURS_WINS,
				Repair.CHECK_AGAIN, Repair.ACCEPT);
		bed.repairs.repair(bed.finding("A").id(), Repair.PULL_AGAIN, "li.wei", "lost");
		bed.repairs.repair(bed.finding("B").id(), Repair.OURS_WINS, "li.wei", "altered");

		assertThat(bed.hub.asked).containsExactly("take in A 2026-11-22T05:07:50Z", "order-to-erp again B m-B");
		assertThat(bed.told()).as("not there yet").allMatch((told) -> told.endsWith("OPEN"));
		bed.systems.has("erp", order("A", "1", "1"));
		bed.systems.drops("erp", "B");
		bed.systems.has("erp", order("B", "2", "2"));

		bed.after(Duration.ofSeconds(30));

		assertThat(bed.told()).allMatch((told) -> told.endsWith("CLOSED"));
		Finding closed = bed.finding("B");
		assertThat(closed.closing()).isEqualTo(Closing.REPAIRED);
		assertThat(closed.closedBy()).isEqualTo("li.wei");
		assertThat(closed.seenAt()).isEqualTo(Instant.parse("2026-11-20T11:00:30Z"));
		assertThat(closed.left().getFirst().worth()).isEqualByComparingTo(closed.right().getFirst().worth());
		assertThat(bed.reports.deeds(closed.id())).extracting(FindingDeed::deed).containsExactly("ours-wins", "closed");
	}

	@OnEachDatabase
	void whatAPersonAcceptedStaysSoUntilItChanges(TestDatabase database) {
		ReconcileBed bed = ReconcileBed.on(database);
		bed.systems.has("erp", order("E", "5", "5"));
		bed.after(HOUR);
		String id = bed.finding("E").id();
		assertThatExceptionOfType(RepairRefusedException.class)
			.isThrownBy(() -> bed.repairs.repair(id, Repair.ACCEPT, "li.wei", " "))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(Reason.NO_REASON));
		assertThatExceptionOfType(RepairRefusedException.class)
			.isThrownBy(() -> bed.repairs.repair(id, Repair.PULL_AGAIN, "li.wei", "no flow leads to the shop"))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(Reason.NOT_OFFERED));
		bed.systems.isDown("shop");
		assertThatExceptionOfType(HubException.class).as("no proof")
			.isThrownBy(() -> bed.repairs.repair(id, Repair.ACCEPT, "li.wei", "by telephone"));
		bed.systems.isDown("");

		bed.repairs.repair(id, Repair.ACCEPT, "li.wei", "by telephone");
		bed.after(HOUR);

		assertThat(bed.told()).containsExactly("E MISSING_LEFT CLOSED");
		assertThat(bed.finding("E").reason()).isEqualTo("by telephone");
		bed.systems.drops("erp", "E");
		bed.systems.has("erp", order("E", "5", "6"));

		bed.after(HOUR);

		assertThat(bed.told()).containsExactly("E MISSING_LEFT OPEN");
		assertThat(bed.reports.deeds(id)).extracting(FindingDeed::deed).containsExactly("accept", "reopened");
	}

	@OnEachDatabase
	void aDayThatIsOverAndSettledIsLockedAndNeverChangesAgain(TestDatabase database) {
		ReconcileBed bed = ReconcileBed.on(database);
		bed.systems.has("shop", order("A", "A", "1"));
		bed.after(HOUR);
		String id = bed.finding("A").id();
		refuses(() -> bed.repairs.lock("shop-erp", ReconcileBed.DAY, "li.wei"), Reason.NOT_OVER);
		bed.after(Duration.ofHours(10));
		refuses(() -> bed.repairs.lock("shop-erp", ReconcileBed.DAY, "li.wei"), Reason.NOT_SETTLED);
		bed.systems.has("erp", order("A", "1", "1"));

		bed.after(Duration.ofHours(20));

		DayReport locked = bed.report();
		assertThat(locked.lockedBy()).isEqualTo("serai");
		assertThat(bed.reports.isIntact(locked)).isTrue();
		bed.systems.drops("erp", "A");
		refuses(() -> bed.repairs.compareSoon("shop-erp", ReconcileBed.DAY), Reason.LOCKED);
		refuses(() -> bed.repairs.repair(id, Repair.CHECK_AGAIN, "li.wei", ""), Reason.CLOSED);
		refuses(() -> bed.repairs.lock("shop-erp", ReconcileBed.DAY, "li.wei"), Reason.LOCKED);
		assertThat(bed.after(Duration.ofHours(5)).report()).isEqualTo(locked);
		assertThat(bed.told()).containsExactly("A MISSING_RIGHT CLOSED");
		database.jdbc().update("UPDATE reconciliation_sum SET amount = '2'");
		assertThat(bed.reports.isIntact(bed.report())).as("somebody changed it in the database").isFalse();
	}

	@OnEachDatabase
	void oldDaysAreDeletedAsAWholeUnlessSomethingIsOpen(TestDatabase database) {
		ReconcileBed bed = ReconcileBed.on(database);
		bed.systems.has("shop", order("A", "A", "1"));
		bed.systems.has("wms", TwoSystems.level("L@WH", "12"));
		bed.systems.has("pos", TwoSystems.level("L@WH", "9"));
		bed.after(HOUR);
		bed.repairs.repair(bed.finding("A").id(), Repair.ACCEPT, "li.wei", "by telephone");
		bed.after(Duration.ofDays(39));

		assertThat(bed.told()).as("still kept").containsExactly("A MISSING_RIGHT CLOSED");
		bed.after(Duration.ofDays(2));

		assertThat(bed.reports.day("shop-erp", ReconcileBed.DAY)).isEmpty();
		assertThat(bed.findings()).isEmpty();
		assertThat(bed.told("stock", ReconcileBed.DAY)).as("still open").containsExactly("L@WH DIFFERENT OPEN");
		assertThat(bed.reports.day("stock", ReconcileBed.DAY)).isPresent();
		for (String table : List.of("reconciliation_deed", "reconciliation_sum")) {
			assertThat(database.jdbc()
				.queryForObject("SELECT COUNT(*) FROM " + table + " WHERE " + (table.endsWith("sum")
						? "pair = 'shop-erp' AND for_day < DATE '2026-12-01'" : "who = 'li.wei'"), Long.class))
				.as(table)
				.isZero();
		}
	}

	@OnEachDatabase
	void oneNodeAtATimeComparesAndAPersonCanHaveItDoneSoon(TestDatabase database) {
		ReconcileBed bed = ReconcileBed.on(database);
		bed.systems.has("shop", order("A", "A", "1"));
		ReconcileBed other = bed.other(database);
		assertThat(other.leases.take("shop-erp")).isTrue();

		bed.after(Duration.ofMinutes(1));

		assertThat(bed.reports.day("shop-erp", ReconcileBed.DAY)).isEmpty();
		other.leases.release("shop-erp");
		bed.after(Duration.ofMinutes(1));
		bed.systems.has("erp", order("A", "1", "1"));
		bed.after(Duration.ofMinutes(1));
		assertThat(bed.told()).as("not due yet").containsExactly("A MISSING_RIGHT OPEN");

		bed.repairs.compareSoon("shop-erp", ReconcileBed.DAY);
		bed.after(Duration.ofMinutes(1));

		assertThat(bed.told()).containsExactly("A MISSING_RIGHT CLOSED");
	}

	private static void refuses(Runnable deed, Reason reason) {
		assertThatExceptionOfType(RepairRefusedException.class).isThrownBy(deed::run)
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(reason));
	}

}
