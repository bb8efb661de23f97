package io.serai.crossref;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;
import io.serai.database.OnEachDatabase;
import io.serai.database.TestDatabase;

import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class PendingWritesTests {

	private static final Link.Canonical ONE = new Link.Canonical("erp",
			new RecordKey(RecordKind.ORDER, "shop", "订单 1"));

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
			crashed.flush();
			other.flush();
			assertThat(other.isPending(ONE)).isTrue();

			other.end(ONE);
			assertThat(other.isPending(ONE)).isFalse();
			other.flush();

			assertThat(rows(database)).isZero();
		}
	}

	@OnEachDatabase
	void removesTheRowOfACreationThatEndedAfterItWasStored(TestDatabase database) {
		try (PendingWrites pending = pending(database)) {
			pending.begin(ONE);
			pending.flush();
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
			before.flush();

			assertThat(pending.lasting()).singleElement()
				.isEqualTo(new PendingWrite("erp", ONE.record(), NOW.minus(Duration.ofHours(1))));
			new LinkTable(database.jdbc(), new TransactionTemplate(database.transactions()), Clock.systemUTC())
				.store(java.util.List.of(new Link("erp", ONE.record(), "4711")));
			assertThat(pending.lasting()).isEmpty();
		}
	}

	static PendingWrites pending(TestDatabase database) {
		return at(database, NOW);
	}

	private static PendingWrites at(TestDatabase database, Instant now) {
		return new PendingWrites(new PendingTable(database.jdbc(), new TransactionTemplate(database.transactions())),
				new CrossrefSettings(1000, Duration.ofHours(1)), Clock.fixed(now, ZoneOffset.UTC));
	}

	private static long rows(TestDatabase database) {
		return database.jdbc().queryForObject("SELECT COUNT(*) FROM cross_reference_pending", Long.class);
	}

}
