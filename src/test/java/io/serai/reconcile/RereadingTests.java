package io.serai.reconcile;

import java.time.Duration;

import io.serai.database.OnEachDatabase;
import io.serai.database.TestDatabase;

import static io.serai.reconcile.TwoSystems.order;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A day of which a system did not tell all is read again; the ladder of these tests is a
 * minute, then five, and a turn is an hour.
 */
class RereadingTests {

	private static final Duration HOUR = Duration.ofHours(1);

	@OnEachDatabase
	void readsAgainSoonThenLaterAndAtLastInItsTurn(TestDatabase database) {
		ReconcileBed bed = ReconcileBed.on(database);
		bed.systems.has("shop", order("A", "A", "1"));
		bed.systems.has("erp", order("A", "1", "1"));
		bed.systems.isDown("erp");

		assertThat(bed.after(HOUR).readsAgainIn()).isEqualTo(Duration.ofMinutes(1));
		assertThat(bed.after(Duration.ofSeconds(59)).readsAgainIn()).as("too soon").isEqualTo(Duration.ofSeconds(1));
		assertThat(bed.after(Duration.ofSeconds(1)).readsAgainIn()).isEqualTo(Duration.ofMinutes(5));
		assertThat(bed.after(Duration.ofMinutes(5)).readsAgainIn()).as("the ladder is over").isEqualTo(HOUR);
		bed.systems.isDown("");
		bed.after(HOUR);
		assertThat(bed.report().isComplete()).isTrue();
		assertThat(bed.report().again()).isNull();

		bed.systems.isDown("erp");
		assertThat(bed.after(HOUR).readsAgainIn()).as("a new trouble").isEqualTo(Duration.ofMinutes(1));
	}

	@OnEachDatabase
	void aStopWaitsForNoMoreThanTheListThatIsJustBeingRead(TestDatabase database) {
		ReconcileBed bed = ReconcileBed.on(database);
		bed.systems.has("shop", TwoSystems.order("A", "1", "5"));
		bed.systems.whileRead(bed::stop);

		bed.after(HOUR);

		assertThat(bed.systems.read()).as("the lists of both sides").isEqualTo(2);
		assertThat(database.jdbc().queryForList("SELECT tried_at FROM reconciliation", Object.class))
			.as("without a result")
			.hasSize(1)
			.containsOnlyNulls();
	}

	@OnEachDatabase
	void leavesASystemAloneForAsLongAsItAsks(TestDatabase database) {
		ReconcileBed bed = ReconcileBed.on(database);
		bed.systems.isDown("erp", Duration.ofMinutes(90));

		assertThat(bed.after(HOUR).readsAgainIn()).isEqualTo(Duration.ofMinutes(90));
	}

	@OnEachDatabase
	void doesNotReadAtOnceWhatOnlyAPersonCanMend(TestDatabase database) {
		ReconcileBed bed = ReconcileBed.on(database);
		bed.systems.hasAFault("shop");

		assertThat(bed.after(HOUR).readsAgainIn()).isEqualTo(Duration.ofMinutes(5));
	}

	@OnEachDatabase
	void promisesNothingToADayWithoutFurtherTurns(TestDatabase database) {
		ReconcileBed bed = new ReconcileBed(database, new TwoSystems(), new ReconcileBed.Time("2026-11-23T15:59:30Z"),
				50);
		bed.systems.isDown("erp");

		bed.after(Duration.ZERO);

		assertThat(bed.report().trouble()).isNotNull();
		assertThat(bed.report().again()).isNull();
	}

}
