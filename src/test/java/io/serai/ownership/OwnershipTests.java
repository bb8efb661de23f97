package io.serai.ownership;

import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.canonical.Customer;
import io.serai.canonical.RecordValidator;
import io.serai.database.OnEachDatabase;
import io.serai.database.TestDatabase;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.failure.SkipException;

import static io.serai.ownership.Bed.crm;
import static io.serai.ownership.Bed.customer;
import static io.serai.ownership.Bed.json;
import static io.serai.ownership.Bed.shop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Shop and CRM both know customer C-1; phones are the shop's to say, the owner is the
 * CRM's, names are anybody's.
 */
class OwnershipTests {

	@OnEachDatabase
	void takesEachFieldFromItsOwnerAndMatchesByTheReferenceOnly(TestDatabase database) {
		try (Bed bed = new Bed(database)) {
			Customer first = bed.merge(shop("1", "张三", "+8613800138000"));
			Customer second = bed.merge(crm("1", "张三", "+8613900139000", "li.wei"));

			assertThat(first.recordKey()).hasToString("customer/serai/C-1");
			assertThat(second.recordKey()).isEqualTo(first.recordKey());
			assertThat(second.version()).isEqualTo("2");
			assertThat(second.phones()).containsExactly("+8613800138000");
			assertThat(second.owner()).isEqualTo("li.wei");
			assertThat(second.externalRefs()).extracting("system").containsExactly("crm", "shop");
			assertThat(new RecordValidator().violations(second, java.util.Locale.ENGLISH)).isEmpty();
		}
	}

	@OnEachDatabase
	void neverTakesTwoForOneSinceTheyShareAPhone(TestDatabase database) {
		try (Bed bed = new Bed(database)) {
			Customer one = bed.merge(shop("1", "张三", "+8613800138000"));
			ObjectNode stranger = json("crm", "901", "1", "张三", "+8613800138000");

			Customer other = bed.merge(customer(stranger));

			assertThat(other.recordKey()).isNotEqualTo(one.recordKey());
			assertThat(other.key()).isEqualTo("crm:901");
		}
	}

	@OnEachDatabase
	void doesNotTakeAFieldOverFromSomebodyWhoDoesNotOwnIt(TestDatabase database) {
		try (Bed bed = new Bed(database)) {
			bed.merge(shop("1", "张三", "+8613800138000"));
			bed.merge(crm("1", "张三", "+8613800138000", "li.wei"));

			assertThatExceptionOfType(SkipException.class)
				.isThrownBy(() -> bed.merge(crm("2", "张三", "+8613900139000", "li.wei")))
				.withMessageContaining("phones is another system's to say");
			assertThat(bed.conflicts.open(10)).isEmpty();
			assertThat(bed.merge(shop("2", "张三", "+8613700137000")).phones()).containsExactly("+8613700137000");
		}
	}

	@OnEachDatabase
	void takesAFieldThatIsAnybodysFromWhoeverChangedIt(TestDatabase database) {
		try (Bed bed = new Bed(database)) {
			bed.merge(shop("1", "张三", "+8613800138000"));
			bed.merge(crm("1", "张三", "+8613800138000", "li.wei"));

			assertThat(bed.merge(crm("2", "张三丰", "+8613800138000", "li.wei")).name()).isEqualTo("张三丰");
		}
	}

	@OnEachDatabase
	void showsAPersonAllThreeSidesWhereBothHaveChangedAFieldAndTakesTheDecision(TestDatabase database) {
		try (Bed bed = new Bed(database)) {
			bed.merge(shop("1", "张三", "+8613800138000"));
			bed.merge(crm("1", "张三", "+8613800138000", "li.wei"));
			bed.merge(shop("2", "张三三", "+8613800138000"));
			assertThatExceptionOfType(SkipException.class)
				.isThrownBy(() -> bed.merge(crm("2", "张三丰", "+8613800138000", "li.wei")))
				.withMessageContaining("name");

			Conflict conflict = bed.conflicts.open(10).getFirst();
			assertThat(conflict).extracting(Conflict::field, Conflict::owner).containsExactly("name", null);
			assertThat(List.of(conflict.base(), conflict.theirs(), conflict.ours())).containsExactly("\"张三\"",
					"\"张三丰\"", "\"张三三\"");
			assertThat(conflict).asString().doesNotContain("张三");
			bed.conflicts.decide(conflict.id(), Conflict.Choice.THEIRS, "wang.min");

			List<Customer> decided = bed.steps.decided();
			assertThat(decided).singleElement().extracting(Customer::name).isEqualTo("张三丰");
			bed.steps.published(decided);
			assertThat(bed.steps.decided()).isEmpty();
			assertThat(bed.conflicts.open(10)).isEmpty();
			assertThatExceptionOfType(HubException.class)
				.isThrownBy(() -> bed.conflicts.decide(conflict.id(), Conflict.Choice.OURS, "li.wei"));
		}
	}

	@OnEachDatabase
	void closesAConflictOfWhichTheSystemGetsItsWayAndNoOther(TestDatabase database) {
		try (Bed bed = new Bed(database)) {
			bed.dispute();
			bed.merge(shop("3", "张三丰", "+8613800138000"));
			assertThat(bed.conflicts.open(10)).as("the CRM has not been heard again").hasSize(1);

			assertThatExceptionOfType(SkipException.class)
				.isThrownBy(() -> bed.merge(crm("3", "张三丰", "+8613800138000", "li.wei")));

			assertThat(bed.conflicts.open(10)).isEmpty();
		}
	}

	@OnEachDatabase
	void publishesADecisionOnOneNodeAndWaitsForADatabaseThatIsAway(TestDatabase database) {
		try (Bed bed = new Bed(database)) {
			bed.dispute();
			bed.conflicts.decide(bed.conflicts.open(10).getFirst().id(), Conflict.Choice.THEIRS, "wang.min");
			List<Customer> decided = bed.steps.decided();

			assertThat(decided).hasSize(1);
			assertThat(bed.steps(true).decided()).as("another node").isEmpty();
			assertThat(bed.steps.decided()).as("it was not published").hasSize(1);
			database.pool().close();
			assertThat(bed.steps.decided()).isEmpty();
			assertThatNoException().isThrownBy(() -> bed.steps.published(decided));
		}
	}

	@OnEachDatabase
	void goesBackToWhatBothHeldBeforeIfAPersonSaysSo(TestDatabase database) {
		try (Bed bed = new Bed(database)) {
			bed.dispute();

			bed.conflicts.decide(bed.conflicts.open(10).getFirst().id(), Conflict.Choice.BASE, "wang.min");

			assertThat(bed.steps.decided()).singleElement().extracting(Customer::name).isEqualTo("张三");
		}
	}

	@OnEachDatabase
	void knowsWhatTheHubItselfWroteForNoChange(TestDatabase database) {
		try (Bed bed = new Bed(database)) {
			bed.merge(shop("1", "张三", "+8613800138000"));
			bed.merge(crm("1", "张三", "+8613800138000", "li.wei"));
			Customer merged = bed.merge(shop("2", "张三三", "+8613800138000"));
			bed.references.lastWrites().wrote("crm", merged);
			bed.references.lastWrites().isEcho(merged);

			Customer changed = bed.merge(crm("2", "张三三", "+8613800138000", "zhao.liu"));

			assertThat(changed.owner()).isEqualTo("zhao.liu");
			assertThat(bed.conflicts.open(10)).isEmpty();
		}
	}

	@OnEachDatabase
	void takesTheFirstChangeOfASystemThatKnowsTheCustomerFromTheHub(TestDatabase database) {
		try (Bed bed = new Bed(database)) {
			Customer merged = bed.merge(shop("1", "张三", "+8613800138000"));
			bed.references.crossReference().link("crm", merged.recordKey(), "900");
			bed.references.lastWrites().wrote("crm", merged);
			Customer changed = crm("2", "张三丰", "+8613800138000", "li.wei");
			assertThat(bed.references.lastWrites().isEcho(changed)).isFalse();

			assertThat(bed.merge(changed).name()).isEqualTo("张三丰");
			assertThat(bed.conflicts.open(10)).isEmpty();
		}
	}

	@OnEachDatabase
	void deliversTheSameAgainAfterACrashAndNothingOlder(TestDatabase database) {
		try (Bed bed = new Bed(database)) {
			Customer first = bed.merge(shop("2", "张三", "+8613800138000"));

			assertThat(bed.merge(shop("2", "张三", "+8613800138000"))).usingRecursiveComparison()
				.ignoringFields("raw")
				.isEqualTo(first);
			assertThatExceptionOfType(SkipException.class)
				.isThrownBy(() -> bed.merge(shop("1", "李四", "+8613800138000")))
				.withMessageContaining("superseded");
		}
	}

	@OnEachDatabase
	void publishesWhatWasStoredButNotPublishedWithTheNextWordThoughThatSaysNothingNew(TestDatabase database) {
		try (Bed bed = new Bed(database)) {
			Customer first = bed.steps.merge(shop("1", "张三", "+8613800138000"));

			Customer again = bed.merge(shop("2", "张三", "+8613800138000"));

			assertThat(again).usingRecursiveComparison().ignoringFields("raw").isEqualTo(first);
			assertThatExceptionOfType(SkipException.class)
				.isThrownBy(() -> bed.merge(shop("3", "张三", "+8613800138000")))
				.withMessageContaining("nothing new");
		}
	}

	@OnEachDatabase
	void publishesWhatWasNotPublishedAlsoIfAPersonHasToDecideAboutTheRest(TestDatabase database) {
		try (Bed bed = new Bed(database)) {
			bed.merge(shop("1", "张三", "+8613800138000"));
			bed.merge(crm("1", "张三", "+8613800138000", "li.wei"));
			Customer renamed = bed.steps.merge(shop("2", "张三三", "+8613800138000"));

			Customer again = bed.merge(crm("2", "张三丰", "+8613800138000", "li.wei"));

			assertThat(again.version()).isEqualTo(renamed.version());
			assertThat(again.name()).isEqualTo("张三三");
			assertThat(bed.conflicts.open(10)).hasSize(1);
		}
	}

	@OnEachDatabase
	void keepsTheLinksThatACustomerHadBeforeCustomersWereMerged(TestDatabase database) {
		try (Bed bed = new Bed(database)) {
			Customer plain = shop("1", "张三", "+8613800138000");
			bed.references.crossReference().link("erp", plain.recordKey(), "CU-1");
			bed.references.crossReference().link("loyalty", plain.recordKey(), "L-7");

			Customer merged = bed.merge(plain);

			assertThat(bed.references.crossReference().toExternal("erp", merged.recordKey()))
				.isEqualTo(new io.serai.crossref.ExternalId.Known("CU-1"));
			assertThat(bed.references.crossReference().toExternal("loyalty", merged.recordKey()))
				.isEqualTo(new io.serai.crossref.ExternalId.Known("L-7"));
			assertThat(bed.references.crossReference().toExternal("shop", merged.recordKey()))
				.isEqualTo(new io.serai.crossref.ExternalId.Known("C-1"));
		}
	}

	@OnEachDatabase
	void triesAgainWhenTheDatabaseGoesAwayBeforeTheTransactionBegins(TestDatabase database) {
		try (Bed bed = new Bed(database)) {
			OwnershipSteps steps = bed.steps(new NoTransactions());

			assertThatExceptionOfType(HubException.class)
				.isThrownBy(() -> steps.merge(shop("1", "张三", "+8613800138000")))
				.satisfies((ex) -> assertThat(ex.failure().failureClass()).isEqualTo(FailureClass.TRANSIENT));
		}
	}

	@OnEachDatabase
	void forgetsASettledConflictAfterAWhileAndNeverAnOpenOne(TestDatabase database) {
		try (Bed bed = new Bed(database)) {
			bed.dispute();
			bed.settled(Duration.ofDays(1_000)).clean();
			assertThat(bed.keptConflicts()).isEqualTo(1);

			Conflict open = bed.conflicts.open(10).getFirst();
			bed.conflicts.decide(open.id(), Conflict.Choice.THEIRS, "li");
			bed.settled(Duration.ofDays(89)).clean();
			assertThat(bed.keptConflicts()).isEqualTo(1);

			bed.settled(Duration.ofDays(91)).clean();
			assertThat(bed.keptConflicts()).isZero();
		}
	}

	@OnEachDatabase
	void letsTheMergedCustomerPassInPlaceOfTheOthers(TestDatabase database) {
		try (Bed bed = new Bed(database)) {
			Customer plain = shop("1", "张三", "+8613800138000");
			Customer merged = bed.merge(plain);

			assertThat(bed.steps.choose(merged)).isSameAs(merged);
			assertThatExceptionOfType(SkipException.class).isThrownBy(() -> bed.steps.choose(plain));
			OwnershipSteps off = bed.steps(false);
			assertThat(off.choose(plain)).isSameAs(plain);
			assertThat(off.chooseFor(plain, "erp", null)).isSameAs(plain);
			assertThatExceptionOfType(SkipException.class).isThrownBy(() -> off.chooseFor(plain, "shop", null))
				.withMessage("it comes from shop");
			assertThatExceptionOfType(SkipException.class)
				.isThrownBy(() -> off.choose(crm("1", "张三", "+8613800138000", "li.wei")));
		}
	}

}
