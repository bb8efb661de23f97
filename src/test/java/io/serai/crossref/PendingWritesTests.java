package io.serai.crossref;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;
import io.serai.database.OnEachDatabase;
import io.serai.database.TestDatabase;
import io.serai.system.StillClock;

import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class PendingWritesTests {

	private static final Link.Canonical ONE = new Link.Canonical("erp",
			new RecordKey(RecordKind.ORDER, "shop", "订单 1"));

	private static final CrossrefSettings SETTINGS = new CrossrefSettings(1000, Duration.ofHours(1));

	private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

	@OnEachDatabase
	void tellsTheDatabaseNothingOfACreationThatEndsAtOnce(TestDatabase database) {
		try (PendingWrites pending = pending(database)) {
			pending.begin(ONE);
			assertThat(pending.isPending(ONE)).isTrue();
			pending.end(ONE);
			pending.flush();

			assertThat(pending.isPending(ONE)).isFalse();
			assertThat(rows(database)).isZero();
		}
	}

	@OnEachDatabase
	void isKnownAfterACrashAndOnOtherNodesUntilItEnds(TestDatabase database) {
		try (PendingWrites other = pending(database)) {
			PendingWrites crashed = at(database, NOW);
			crashed.begin(ONE);
			twoLooks(crashed);
			other.flush();
			assertThat(other.isPending(ONE)).isTrue();

			other.end(ONE);
			assertThat(other.isPending(ONE)).isFalse();
			other.flush();

			assertThat(rows(database)).isZero();
		}
	}

	@OnEachDatabase
	void isKnownAfterACrashThoughTheClockWasSetBackMeanwhile(TestDatabase database) {
		try (PendingWrites crashed = at(database, NOW.plus(Duration.ofHours(1)));
				PendingWrites after = pending(database)) {
			crashed.begin(ONE);
			twoLooks(crashed);
			after.flush();

			assertThat(after.isPending(ONE)).isTrue();
			assertThat(after.lasting()).hasSize(1);
		}
	}

	@OnEachDatabase
	void removesTheRowOfACreationThatEndedAfterItWasStored(TestDatabase database) {
		try (PendingWrites pending = pending(database)) {
			pending.begin(ONE);
			twoLooks(pending);
			assertThat(rows(database)).isOne();
			pending.end(ONE);
			pending.begin(ONE);
			pending.end(ONE);
			pending.flush();

			assertThat(rows(database)).isZero();
		}
	}

	@OnEachDatabase
	void showsWhatLastsAndHasNoLink(TestDatabase database) {
		try (PendingWrites before = at(database, NOW.minus(Duration.ofHours(1)));
				PendingWrites pending = at(database, NOW)) {
			before.begin(ONE);
			twoLooks(before);

			assertThat(pending.lasting()).singleElement()
				.isEqualTo(new PendingWrite("erp", ONE.record(), NOW.minus(Duration.ofHours(1)), false));
			new LinkTable(database.jdbc(), new TransactionTemplate(database.transactions()), Clock.systemUTC())
				.store(java.util.List.of(new Link("erp", ONE.record(), "4711")));
			assertThat(pending.lasting()).isEmpty();
		}
	}

	@OnEachDatabase
	void tellsWhatIsBeingWrittenFromWhatWasCutOffAlsoOnOtherNodes(TestDatabase database) {
		Link.Canonical two = new Link.Canonical("crm", ONE.record());
		try (PendingWrites node = at(database, NOW); PendingWrites other = at(database, NOW.plusSeconds(11))) {
			node.begin(ONE);
			node.begin(two);
			node.leave(two);
			twoLooks(node);
			assertThat(other.lasting()).extracting(PendingWrite::system, PendingWrite::writing)
				.containsExactlyInAnyOrder(tuple("erp", true), tuple("crm", false));

			node.leave(ONE);
			node.begin(two);
			node.flush();
			assertThat(other.lasting()).extracting(PendingWrite::system, PendingWrite::writing)
				.containsExactlyInAnyOrder(tuple("erp", false), tuple("crm", true));
			assertThat(node.isPending("erp", ONE.record())).isTrue();
		}
	}

	@OnEachDatabase
	void takesACallForCutOffOnceNobodyVouchesForIt(TestDatabase database) {
		try (PendingWrites other = at(database, NOW.plusSeconds(31))) {
			PendingWrites crashed = at(database, NOW);
			crashed.begin(ONE);
			twoLooks(crashed);

			assertThat(other.lasting()).singleElement().extracting(PendingWrite::writing).isEqualTo(false);
		}
	}

	@OnEachDatabase
	void vouchesForACallAsLongAsItGoesOnAndKeepsWhenItBegan(TestDatabase database) {
		StillClock clock = new StillClock(NOW.toString());
		try (PendingWrites node = new PendingWrites(table(database), SETTINGS, clock)) {
			node.begin(ONE);
			twoLooks(node);
			clock.move(Duration.ofSeconds(29));
			node.flush();
			clock.move(Duration.ofSeconds(16));

			assertThat(node.lasting()).singleElement().isEqualTo(new PendingWrite("erp", ONE.record(), NOW, true));
		}
	}

	static PendingWrites pending(TestDatabase database) {
		return at(database, NOW);
	}

	private static PendingWrites at(TestDatabase database, Instant now) {
		return new PendingWrites(table(database), SETTINGS, Clock.fixed(now, ZoneOffset.UTC));
	}

	/** What the first has seen begun, the second stores. */
	private static void twoLooks(PendingWrites node) {
		node.flush();
		node.flush();
	}

	private static PendingTable table(TestDatabase database) {
		return new PendingTable(database.jdbc(), new TransactionTemplate(database.transactions()));
	}

	private static long rows(TestDatabase database) {
		return database.jdbc().queryForObject("SELECT COUNT(*) FROM cross_reference_pending", Long.class);
	}

}
