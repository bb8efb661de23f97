package io.serai.ownership;

import io.serai.canonical.Customer;
import io.serai.database.OnEachDatabase;
import io.serai.database.TestDatabase;
import io.serai.failure.HubException;

import static io.serai.ownership.Bed.shop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A person decides about nothing but what is so now.
 */
class ConflictsTests {

	@OnEachDatabase
	void refusesADecisionAboutWhatIsAgreedNoMoreAndShowsWhatIs(TestDatabase database) {
		try (Bed bed = new Bed(database)) {
			bed.dispute();
			Conflict seen = bed.conflicts.open(10).getFirst();
			bed.merge(shop("3", "张三四", "+8613800138000"));

			assertThatExceptionOfType(HubException.class)
				.isThrownBy(() -> bed.conflicts.decide(seen.id(), Conflict.Choice.THEIRS, "wang.min"));

			Conflict now = bed.conflicts.open(10).getFirst();
			assertThat(now).extracting(Conflict::base, Conflict::theirs, Conflict::ours, Conflict::since)
				.containsExactly("\"张三\"", "\"张三丰\"", "\"张三四\"", seen.since());
			assertThat(bed.steps.decided()).isEmpty();
			bed.conflicts.decide(now.id(), Conflict.Choice.OURS, "wang.min");
			assertThat(bed.steps.decided()).singleElement().extracting(Customer::name).isEqualTo("张三四");
		}
	}

	@OnEachDatabase
	void refusesADecisionAboutAConflictThatShowsSomethingOld(TestDatabase database) {
		try (Bed bed = new Bed(database)) {
			bed.dispute();
			database.jdbc().update("UPDATE customer_conflict SET ours = '\"张\"'");
			String old = bed.conflicts.open(10).getFirst().id();

			assertThatExceptionOfType(HubException.class)
				.isThrownBy(() -> bed.conflicts.decide(old, Conflict.Choice.OURS, "wang.min"));

			assertThat(bed.conflicts.open(10)).singleElement().extracting(Conflict::ours).isEqualTo("\"张三三\"");
		}
	}

}
