package io.serai.reconcile;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

import io.serai.database.OnEachDatabase;
import io.serai.database.TestDatabase;
import io.serai.delivery.DeliveryState;

import static io.serai.reconcile.TwoSystems.customer;
import static io.serai.reconcile.TwoSystems.level;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What stands until it changes: stock levels and customers.
 */
class StandingReconcileTests {

	private static final Duration HOUR = Duration.ofHours(1);

	private static final Duration DAY_LONG = Duration.ofHours(24);

	private static final LocalDate DAY = ReconcileBed.DAY;

	@OnEachDatabase
	void comparesWhatTheChannelMaySellOfEachLevel(TestDatabase database) {
		ReconcileBed bed = ReconcileBed.on(database);
		bed.systems.has("wms", level("A@WH", "12"), level("B@WH", "12"), level("C@WH", "9"), level("LOW@WH", "1"),
				level("NEVER@WH", "2"), level("SOLD@WH", "5", Instant.parse("2026-11-20T10:55:00Z")));
		bed.systems.has("pos", level("A@WH", "10.00"), level("B@WH", "12"), level("LOW@WH", "0"), level("GONE@WH", "3"),
				level("EMPTY@WH", "0"), level("SOLD@WH", "9"));

		bed.after(HOUR);

		assertThat(bed.told("stock", DAY)).containsExactly("B@WH DIFFERENT OPEN", "C@WH MISSING_RIGHT OPEN",
				"GONE@WH MISSING_LEFT OPEN", "SOLD@WH DIFFERENT IN_TRANSIT");
		Finding altered = bed.finding("stock", DAY, "B@WH");
		assertThat(altered.differences()).containsExactly(new Difference("quantity", "10", "12"));
		assertThat(altered.left().getFirst().fields()).containsEntry("free", "12");
		DayReport report = bed.reports.day("stock", DAY).orElseThrow();
		assertThat(report.amounts(Side.LEFT).get("")).isEqualByComparingTo(new BigDecimal("30"));
		assertThat(report.amounts(Side.RIGHT).get("")).isEqualByComparingTo(new BigDecimal("34"));
		assertThat(report.notDue()).as("nothing to sell, so nothing to tell").isOne();
		assertThat(bed.repairs.offered(altered)).containsExactly(Repair.LEFT_WINS, Repair.OURS_WINS, Repair.CHECK_AGAIN,
				Repair.ACCEPT);
		assertThat(bed.repairs.offered(bed.finding("stock", DAY, "GONE@WH"))).as("no flow leads to the warehouse")
			.containsExactly(Repair.CHECK_AGAIN, Repair.ACCEPT);
	}

	@OnEachDatabase
	void findsNothingMissingOfAWarehouseThatDoesNotCountForTheChannel(TestDatabase database) {
		ReconcileBed bed = ReconcileBed.on(database);
		bed.systems.has("wms", level("A@WH", "12"), level("A@RETURNS", "12"), level("B@RETURNS", "4"));
		bed.systems.has("pos", level("A@WH", "10"), level("B@RETURNS", "2"));

		bed.after(HOUR);

		assertThat(bed.told("stock", DAY)).as("what the channel still sells of it is found")
			.containsExactly("B@RETURNS MISSING_LEFT OPEN");
	}

	@OnEachDatabase
	void eachDayHasItsOwnSnapshotAndARepairClosesTheFindingsOfAll(TestDatabase database) {
		ReconcileBed bed = ReconcileBed.on(database);
		LocalDate next = DAY.plusDays(1);
		bed.systems.has("wms", level("A@WH", "12"));
		bed.systems.has("pos", level("A@WH", "7"));
		bed.after(HOUR);
		Instant asOf = bed.reports.day("stock", DAY).orElseThrow().ranAt();
		bed.after(DAY_LONG);

		assertThat(bed.told("stock", DAY)).containsExactly("A@WH DIFFERENT OPEN");
		assertThat(bed.told("stock", next)).containsExactly("A@WH DIFFERENT OPEN");
		bed.repairs.repair(bed.finding("stock", next, "A@WH").id(), Repair.CHECK_AGAIN, "li.wei", "");
		bed.systems.drops("pos", "A@WH");
		bed.systems.has("pos", level("A@WH", "10"));
		bed.repairs.repair(bed.finding("stock", next, "A@WH").id(), Repair.CHECK_AGAIN, "li.wei", "");
		bed.after(Duration.ofSeconds(10));

		assertThat(bed.told("stock", next)).containsExactly("A@WH DIFFERENT CLOSED");
		assertThat(bed.told("stock", DAY)).as("the day before is proved too").containsExactly("A@WH DIFFERENT CLOSED");
		assertThat(bed.finding("stock", DAY, "A@WH").right().getFirst().quantity()).isEqualByComparingTo("10");
		bed.after(DAY_LONG);
		bed.after(DAY_LONG);

		DayReport locked = bed.reports.day("stock", DAY).orElseThrow();
		assertThat(locked.isLocked()).isTrue();
		assertThat(locked.ranAt()).as("what stood then").isEqualTo(asOf);
		assertThat(bed.reports.isIntact(locked)).isTrue();
		assertThat(bed.reports.day("stock", DAY.minusDays(1))).as("nobody looked then").isEmpty();
	}

	@OnEachDatabase
	void whatIsAcceptedIsNotAskedAgainEveryDay(TestDatabase database) {
		ReconcileBed bed = ReconcileBed.on(database);
		LocalDate next = DAY.plusDays(1);
		bed.systems.has("wms", level("A@WH", "12"));
		bed.systems.has("pos", level("A@WH", "7"));
		bed.after(HOUR);
		bed.repairs.repair(bed.finding("stock", DAY, "A@WH").id(), Repair.ACCEPT, "li.wei", "three are on show");
		bed.after(DAY_LONG);

		Finding carried = bed.finding("stock", next, "A@WH");
		assertThat(carried.closing()).isEqualTo(Closing.ACCEPTED);
		assertThat(carried.closedBy()).isEqualTo("li.wei");
		assertThat(carried.reason()).isEqualTo("three are on show");
		bed.systems.drops("pos", "A@WH");
		bed.systems.has("pos", level("A@WH", "6"));
		bed.after(HOUR);

		assertThat(bed.told("stock", next)).containsExactly("A@WH DIFFERENT OPEN");
	}

	@OnEachDatabase
	void aLevelWhoseChangeIsNotToldIsReadAgainBeforeAnybodyIsTroubled(TestDatabase database) {
		ReconcileBed bed = ReconcileBed.on(database);
		bed.systems.has("wms", level("A@WH", "12", null), level("B@WH", "12", null));
		bed.systems.has("pos", level("A@WH", "7"), level("B@WH", "7"));
		bed.after(HOUR);

		assertThat(bed.told("stock", DAY)).containsExactly("A@WH DIFFERENT IN_TRANSIT", "B@WH DIFFERENT IN_TRANSIT");
		bed.systems.drops("pos", "A@WH");
		bed.systems.has("pos", level("A@WH", "10"));
		bed.after(Duration.ofMinutes(15));

		assertThat(bed.told("stock", DAY)).containsExactly("A@WH DIFFERENT CLOSED", "B@WH DIFFERENT OPEN");
	}

	@OnEachDatabase
	void findsCustomersThatAreMissingDoubledOrAltered(TestDatabase database) {
		ReconcileBed bed = ReconcileBed.on(database);
		bed.systems.has("crm", customer("shop", "C1", "1", "\u8336**", "a"), customer("shop", "C2", "2", "B", "a, b"),
				customer("shop", "C3", "3", "C", "a"), customer("crm", "4", "4", "D", ""),
				customer("shop", "C5", "5", "E", ""), customer("shop", "C5", "55", "E", ""),
				customer("wiki", "W", "9", "of no concern", ""));
		bed.systems.has("books", customer("shop", "C1", "11", "\u8336**", "a, b"),
				customer("shop", "C2", "12", "B", "b"), customer("shop", "C3", "13", "X", "a"),
				customer("shop", "C5", "15", "E", ""), customer("shop", "C6", "16", "F", ""),
				customer("crm", "7", "17", "G", ""));
		bed.hub.knows("C2", DeliveryState.DELIVERED);

		bed.after(HOUR);

		assertThat(bed.told("customers", DAY)).containsExactly("4 MISSING_RIGHT OPEN", "7 MISSING_LEFT OPEN",
				"C2 DIFFERENT OPEN", "C3 DIFFERENT OPEN", "C5 DOUBLED_LEFT OPEN", "C6 MISSING_LEFT OPEN");
		assertThat(bed.finding("customers", DAY, "C2").differences()).as("the right may have more, not less")
			.containsExactly(new Difference("phones", "a, b", "b"));
		assertThat(bed.repairs.offered(bed.finding("customers", DAY, "7")))
			.as("its own system does not get it from the hub")
			.containsExactly(Repair.CHECK_AGAIN, Repair.ACCEPT);
		bed.repairs.repair(bed.finding("customers", DAY, "C6").id(), Repair.PULL_AGAIN, "li.wei", "lost in the CRM");
		bed.repairs.repair(bed.finding("customers", DAY, "C2").id(), Repair.RIGHT_WINS, "li.wei", "they called");
		assertThat(bed.hub.asked).as("one that the hub never had, and one of which it has a version")
			.containsExactly("take in C6 0", "customer-to-crm again C2 m-C2");
		bed.systems.has("crm", customer("shop", "C6", "6", "F", ""));
		bed.systems.drops("crm", "C2");
		bed.systems.has("crm", customer("shop", "C2", "2", "B", "b"));

		bed.after(Duration.ofSeconds(30));

		assertThat(bed.finding("customers", DAY, "C6").closing()).isEqualTo(Closing.REPAIRED);
		assertThat(bed.finding("customers", DAY, "C2").closing()).isEqualTo(Closing.REPAIRED);
	}

}
