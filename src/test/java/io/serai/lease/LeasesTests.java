package io.serai.lease;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import io.serai.database.OnEachDatabase;
import io.serai.database.TestDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LeasesTests {

	private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");

	@OnEachDatabase
	void givesARowToOneNodeUntilItIsGivenBack(TestDatabase database) {
		Leases one = leases(database, NOW);
		Leases other = leases(database, NOW);
		database.jdbc().update("INSERT INTO reconciliation_lease (pair) VALUES ('p')");

		assertThat(one.take("p")).isTrue();
		assertThat(one.take("p")).as("renewed").isTrue();
		assertThat(other.take("p")).isFalse();
		other.release("p");
		assertThat(other.take("p")).as("only its owner gives it back").isFalse();

		one.release("p");
		assertThat(other.take("p")).isTrue();
		assertThat(other.take("no such row")).isFalse();
	}

	@OnEachDatabase
	void givesTheRowOfANodeThatWentAwayToAnother(TestDatabase database) {
		database.jdbc().update("INSERT INTO reconciliation_lease (pair) VALUES ('p')");
		assertThat(leases(database, NOW).take("p")).isTrue();

		assertThat(leases(database, NOW.plusSeconds(119)).take("p")).isFalse();
		assertThat(leases(database, NOW.plusSeconds(121)).take("p")).isTrue();
	}

	@OnEachDatabase
	void givesTheRowToAnotherIfItWasTakenBeforeTheClockWasSetBack(TestDatabase database) {
		database.jdbc().update("INSERT INTO reconciliation_lease (pair) VALUES ('p')");
		assertThat(leases(database, NOW).take("p")).isTrue();

		assertThat(leases(database, NOW.minusSeconds(1_079)).take("p")).as("of a node whose clock is slow").isFalse();
		assertThat(leases(database, NOW.minusSeconds(1_081)).take("p")).isTrue();
	}

	@Test
	void takesNoNameThatIsMoreThanAName() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Leases(new JdbcTemplate(), Clock.systemUTC(),
				"backfill; DROP TABLE backfill", "id", Duration.ofMinutes(1)));
	}

	private static Leases leases(TestDatabase database, Instant now) {
		return new Leases(database.jdbc(), Clock.fixed(now, ZoneOffset.UTC), "reconciliation_lease", "pair",
				Duration.ofMinutes(2));
	}

}
