package io.serai.ownership;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.canonical.Customer;
import io.serai.database.OnEachDatabase;
import io.serai.database.TestDatabase;
import io.serai.failure.HubException;
import io.serai.failure.SkipException;

import static io.serai.ownership.Bed.crm;
import static io.serai.ownership.Bed.customer;
import static io.serai.ownership.Bed.json;
import static io.serai.ownership.Bed.shop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What counts as held by both where the hub has written customer C-1 to the CRM: phones
 * are the shop's to say, the owner is the CRM's, name and tax number are anybody's.
 */
class MergeBaseTests {

	@OnEachDatabase
	void asksAPersonWhereASystemThatHasOnlyBeenToldRenamesWhatTheHubHasRenamedToo(TestDatabase database) {
		try (Bed bed = new Bed(database)) {
			bed.bring("crm", bed.merge(shop("1", "张三", "+8613800138000")));
			bed.merge(shop("2", "张三三", "+8613800138000"));

			bed.isLeftToAPerson(told("2", "张三丰"));

			Conflict conflict = bed.conflicts.open(10).getFirst();
			assertThat(conflict.isBaseKnown()).as("the CRM has not been heard since it was told").isFalse();
			assertThat(conflict).extracting(Conflict::base, Conflict::theirs, Conflict::ours)
				.containsExactly(null, "\"张三丰\"", "\"张三三\"");
			assertThatExceptionOfType(HubException.class)
				.isThrownBy(() -> bed.conflicts.decide(conflict.id(), Conflict.Choice.BASE, "wang.min"))
				.withMessageContaining("not known");
			assertThat(bed.conflicts.open(10)).hasSize(1);
			bed.conflicts.decide(conflict.id(), Conflict.Choice.THEIRS, "wang.min");
			assertThat(bed.steps.decided()).singleElement().extracting(Customer::name).isEqualTo("张三丰");
		}
	}

	@OnEachDatabase
	void showsWhatASystemHeldThatHasSaidNothingButWhatItWasTold(TestDatabase database) {
		try (Bed bed = new Bed(database)) {
			bed.bring("crm", bed.merge(shop("1", "张三", "+8613800138000")));
			bed.isEcho(told("1", "张三"));
			bed.merge(shop("2", "张三三", "+8613800138000"));

			bed.isLeftToAPerson(told("2", "张三丰"));

			assertThat(bed.conflicts.open(10)).singleElement()
				.extracting(Conflict::isBaseKnown, Conflict::base, Conflict::theirs, Conflict::ours)
				.containsExactly(true, "\"张三\"", "\"张三丰\"", "\"张三三\"");
		}
	}

	@OnEachDatabase
	void takesAWordThatTheHubHasNotChangedSinceItToldTheSystem(TestDatabase database) {
		try (Bed bed = new Bed(database)) {
			bed.bring("crm", bed.merge(shop("1", "张三", "+8613800138000")));
			bed.isEcho(told("1", "张三"));
			bed.merge(shop("2", "张三", "+8613900139000"));

			Customer renamed = bed.publish(told("2", "张三丰"));

			assertThat(renamed.name()).isEqualTo("张三丰");
			assertThat(renamed.phones()).containsExactly("+8613900139000");
			assertThat(bed.conflicts.open(10)).isEmpty();
		}
	}

	@OnEachDatabase
	void hearsThatASystemClearsWhatItWasOnlyTold(TestDatabase database) {
		try (Bed bed = new Bed(database)) {
			bed.bring("crm", bed.merge(taxed("shop", "C-1", "1", "T-1")));
			bed.isEcho(taxed("crm", "900", "1", "T-1"));

			Customer cleared = bed.publish(told("2", "张三"));

			assertThat(cleared.taxId()).isNull();
			assertThat(cleared.name()).isEqualTo("张三");
		}
	}

	@OnEachDatabase
	void asksAPersonWhereASystemClearsWhatTheHubHasChanged(TestDatabase database) {
		try (Bed bed = new Bed(database)) {
			bed.bring("crm", bed.merge(taxed("shop", "C-1", "1", "T-1")));
			bed.isEcho(taxed("crm", "900", "1", "T-1"));
			bed.merge(taxed("shop", "C-1", "2", "T-2"));

			bed.isLeftToAPerson(told("2", "张三"));

			assertThat(bed.conflicts.open(10)).singleElement()
				.extracting(Conflict::field, Conflict::base, Conflict::theirs, Conflict::ours)
				.containsExactly("taxId", "\"T-1\"", null, "\"T-2\"");
		}
	}

	@OnEachDatabase
	void asksAPersonEvenIfTheNoteOfWhatTheSystemHeldIsMissing(TestDatabase database) {
		try (Bed bed = new Bed(database)) {
			bed.bring("crm", bed.merge(taxed("shop", "C-1", "1", "T-1")));
			assertThat(bed.references.lastWrites().isEcho(taxed("crm", "900", "1", "T-1"))).isTrue();
			bed.merge(taxed("shop", "C-1", "2", "T-2"));

			bed.isLeftToAPerson(told("2", "张三"));

			assertThat(bed.conflicts.open(10)).singleElement()
				.extracting(Conflict::field, Conflict::isBaseKnown, Conflict::theirs)
				.containsExactly("taxId", false, null);
		}
	}

	@OnEachDatabase
	void knowsNoBaseWhereTheHubHasWrittenSinceTheSystemSpoke(TestDatabase database) {
		try (Bed bed = new Bed(database)) {
			bed.merge(shop("1", "张三", "+8613800138000"));
			bed.publish(crm("1", "张三", "+8613800138000", "li.wei"));
			bed.bring("crm", bed.merge(shop("2", "张三三", "+8613800138000")));
			bed.merge(shop("3", "张三四", "+8613800138000"));

			bed.isLeftToAPerson(crm("2", "张三丰", "+8613800138000", "li.wei"));

			assertThat(bed.conflicts.open(10)).singleElement()
				.extracting(Conflict::isBaseKnown, Conflict::base)
				.containsExactly(false, null);
		}
	}

	@OnEachDatabase
	void asksAPersonWhereTheHubsWriteGoesOverAWordThatWaitsToBeMerged(TestDatabase database) {
		try (Bed bed = new Bed(database)) {
			bed.merge(shop("1", "张三", "+8613800138000"));
			bed.publish(crm("1", "张三", "+8613800138000", "li.wei"));
			Customer ours = bed.merge(shop("2", "张三三", "+8613800138000"));
			Customer theirs = crm("2", "张三丰", "+8613800138000", "li.wei");
			assertThat(bed.references.lastWrites().isEcho(theirs)).as("it is read and waits").isFalse();
			bed.bring("crm", ours);

			assertThatExceptionOfType(SkipException.class).isThrownBy(() -> bed.merge(theirs))
				.withMessageContaining("a person has to decide about name");

			bed.isEcho(crm("3", "张三三", "+8613800138000", "li.wei"));
			Conflict conflict = bed.conflicts.open(10).getFirst();
			assertThat(conflict).extracting(Conflict::theirs, Conflict::ours).containsExactly("\"张三丰\"", "\"张三三\"");
			bed.conflicts.decide(conflict.id(), Conflict.Choice.THEIRS, "wang.min");
			Customer decided = bed.steps.decided().getFirst();
			assertThat(bed.steps.chooseFor(decided, "crm", null).name()).isEqualTo("张三丰");
			assertThat(bed.steps.chooseFor(decided, "shop", null).name()).isEqualTo("张三丰");
		}
	}

	@OnEachDatabase
	void knowsTheBaseAgainOnceTheSystemHasSaidWhatTheHubWrote(TestDatabase database) {
		try (Bed bed = new Bed(database)) {
			bed.merge(shop("1", "张三", "+8613800138000"));
			bed.publish(crm("1", "张三", "+8613800138000", "li.wei"));
			bed.bring("crm", bed.merge(shop("2", "张三三", "+8613800138000")));
			bed.isEcho(crm("2", "张三三", "+8613800138000", "li.wei"));

			Customer went = bed.publish(crm("3", "张三", "+8613800138000", "li.wei"));
			assertThat(went.name()).as("it goes back to what it said first").isEqualTo("张三");
			bed.bring("shop", went);
			bed.publish(shop("3", "张三四", "+8613800138000"));
			bed.isLeftToAPerson(crm("4", "张三丰", "+8613800138000", "li.wei"));
			assertThat(bed.conflicts.open(10)).singleElement().extracting(Conflict::base).isEqualTo("\"张三\"");
			bed.isLeftToAPerson(crm("5", "张三丰丰", "+8613800138000", "li.wei"));
			assertThat(bed.conflicts.open(10)).singleElement()
				.extracting(Conflict::base, Conflict::theirs)
				.containsExactly("\"张三\"", "\"张三丰丰\"");
		}
	}

	@OnEachDatabase
	void oneThatOnlySaysWhatItWasToldHasNotSpoken(TestDatabase database) {
		try (Bed bed = new Bed(database)) {
			bed.bring("crm", bed.merge(shop("1", "张三", "+8613800138000")));
			bed.isEcho(told("1", "张三"));

			Customer owned = bed.merge(customer(json("shop", "C-1", "2", "张三", "+8613800138000").put("owner", "zhao")));

			assertThat(owned.owner()).as("as long as the CRM is silent, others may say").isEqualTo("zhao");
			assertThat(owned.externalRefs()).extracting("system").containsExactly("shop");
			assertThat(bed.steps.chooseFor(owned, "crm", null).raw()).doesNotContainKey("ownFields");
		}
	}

	@OnEachDatabase
	void leavesAnotherDocumentOfTheSystemAsItIsUntilItChanges(TestDatabase database) {
		try (Bed bed = new Bed(database)) {
			bed.bring("crm", bed.merge(shop("1", "张三", "+8613800138000")));
			bed.isEcho(told("1", "张三"));
			ObjectNode second = json("crm", "901", "1", "老张", "+8613800138000");
			second.putArray("externalRefs").addObject().put("system", "shop").put("id", "C-1");

			assertThatExceptionOfType(SkipException.class).isThrownBy(() -> bed.publish(customer(second)))
				.withMessageContaining("name is another system's to say");
			assertThat(bed.conflicts.open(10)).isEmpty();
		}
	}

	@OnEachDatabase
	void aFieldThatASystemDoesNotKeepIsNotTakenAwayByIt(TestDatabase database) {
		try (Bed bed = new Bed(database)) {
			ObjectNode born = json("erp", "7", "1", "张三", "+8613800138000");
			born.putArray("unsaid").add("type");
			Customer first = bed.merge(customer(born));

			Customer renamed = bed.merge(customer(born.deepCopy().put("version", "2").put("name", "张三丰")));

			assertThat(renamed.name()).isEqualTo("张三丰");
			assertThat(renamed.type()).isNotNull().isEqualTo(first.type());
		}
	}

	/** What the CRM says of C-1, which it knows from the hub only. */
	private static Customer told(String version, String name) {
		return customer(json("crm", "900", version, name, "+8613800138000"));
	}

	private static Customer taxed(String source, String key, String version, String taxId) {
		return customer(json(source, key, version, "张三", "+8613800138000").put("taxId", taxId));
	}

}
