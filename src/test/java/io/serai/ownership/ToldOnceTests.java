package io.serai.ownership;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.canonical.Customer;
import io.serai.canonical.CustomerType;
import io.serai.database.OnEachDatabase;
import io.serai.database.TestDatabase;
import io.serai.failure.SkipException;

import static io.serai.ownership.Bed.crm;
import static io.serai.ownership.Bed.customer;
import static io.serai.ownership.Bed.json;
import static io.serai.ownership.Bed.shop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Which system is told what is agreed about customer C-1, and what of it.
 */
class ToldOnceTests {

	@OnEachDatabase
	void doesNotTellASystemWhatItHasNorWhatIsItsOwnToSay(TestDatabase database) {
		try (Bed bed = new Bed(database)) {
			Customer born = bed.merge(shop("1", "张三", "+8613800138000"));
			assertThatExceptionOfType(SkipException.class).isThrownBy(() -> bed.steps.chooseFor(born, "shop", null))
				.withMessage("shop has it so already");
			assertThat(bed.steps.chooseFor(born, "shop", true)).as("a person found otherwise").isNotNull();
			assertThat(bed.steps.chooseFor(born, "crm", null)).isSameAs(born);
			bed.references.lastWrites().wrote("crm", born);
			assertThatExceptionOfType(SkipException.class).isThrownBy(() -> bed.steps.chooseFor(born, "crm", false));

			Customer owned = bed.merge(crm("1", "张三", "+8613800138000", "li.wei"));

			Customer told = bed.steps.chooseFor(owned, "shop", null);
			assertThat(told.raw().get("ownFields")).hasToString("[\"phones\"]");
			assertThat(told.owner()).isEqualTo("li.wei");
			assertThatExceptionOfType(SkipException.class).isThrownBy(() -> bed.steps.chooseFor(owned, "crm", null));
			bed.references.lastWrites().wrote("shop", told);
			assertThat(bed.references.lastWrites().isEcho(shop("2", "张三", "+8613800138000"))).isTrue();
		}
	}

	@OnEachDatabase
	void tellsADecisionToEverySystemThatHasItOtherwise(TestDatabase database) {
		try (Bed bed = new Bed(database)) {
			bed.dispute();
			bed.conflicts.decide(bed.conflicts.open(10).getFirst().id(), Conflict.Choice.BASE, "wang.min");
			Customer decided = bed.steps.decided().getFirst();

			for (String system : List.of("shop", "crm", "erp")) {
				assertThat(bed.steps.chooseFor(decided, system, null).name()).as(system).isEqualTo("张三");
			}
		}
	}

	@OnEachDatabase
	void registersTheHubsNumberWhereOneWasBornOnce(TestDatabase database) {
		try (Bed bed = new Bed(database)) {
			Customer born = bed.merge(customer(json("crm", "901", "1", "张三", "+8613800138000")));

			assertThat(bed.steps.chooseFor(born, "crm", null).key()).isEqualTo("crm:901");
			bed.references.lastWrites().wrote("crm", born);
			assertThatExceptionOfType(SkipException.class).isThrownBy(() -> bed.steps.chooseFor(born, "crm", null));
		}
	}

	@OnEachDatabase
	void doesNotTellASystemItsOwnChangeThoughItKeepsSomethingElseOtherwise(TestDatabase database) {
		try (Bed bed = new Bed(database)) {
			Customer merged = bed.merge(shop("1", "张三", "+8613800138000"));
			bed.references.crossReference().link("crm", merged.recordKey(), "900");
			bed.references.lastWrites().wrote("crm", merged);
			Customer changed = crm("1", "张三丰", "+8613900139000", "li.wei");
			assertThat(bed.references.lastWrites().isEcho(changed)).isFalse();

			Customer theirs = bed.merge(changed);

			assertThatExceptionOfType(SkipException.class).isThrownBy(() -> bed.steps.chooseFor(theirs, "crm", null));
			bed.references.lastWrites().wrote("shop", theirs);
			Customer ours = bed.publish(shop("2", "张三三", "+8613800138000"));
			assertThat(bed.steps.chooseFor(ours, "crm", null).phones()).containsExactly("+8613800138000");
			Customer again = bed.merge(crm("2", "张三丰", "+8613900139000", "zhao.liu"));
			assertThat(bed.steps.chooseFor(again, "crm", null).name()).as("it has not been told yet").isEqualTo("张三三");
		}
	}

	@OnEachDatabase
	void tellsASystemItsOwnChangeThatTheHubHasWrittenOverBeforeItWasMerged(TestDatabase database) {
		try (Bed bed = new Bed(database)) {
			bed.merge(shop("1", "张三", "+8613800138000"));
			bed.bring("crm", bed.publish(crm("1", "张三", "+8613800138000", "li.wei")));
			bed.isEcho(crm("1", "张三", "+8613800138000", "li.wei"));
			Customer called = bed.merge(shop("2", "张三", "+8613900139000"));
			Customer renamed = crm("2", "张三丰", "+8613800138000", "li.wei");
			assertThat(bed.references.lastWrites().isEcho(renamed)).as("it is read and waits").isFalse();
			bed.bring("crm", called);

			Customer agreed = bed.merge(renamed);

			Customer told = bed.steps.chooseFor(agreed, "crm", null);
			assertThat(told.name()).as("the hub wrote 张三 over it").isEqualTo("张三丰");
			bed.bring("crm", told);
			assertThatExceptionOfType(SkipException.class).isThrownBy(() -> bed.steps.chooseFor(told, "crm", null));
			assertThat(bed.steps.chooseFor(agreed, "shop", null).name()).isEqualTo("张三丰");
			bed.isEcho(crm("3", "张三丰", "+8613900139000", "li.wei"));
			assertThat(bed.conflicts.open(10)).isEmpty();
		}
	}

	@OnEachDatabase
	void takesNoWordForWhatASystemDoesNotKeep(TestDatabase database) {
		try (Bed bed = new Bed(database)) {
			bed.merge(customer(json("shop", "C-1", "1", "张三", "+8613800138000").put("type", "organization")));
			ObjectNode tryton = json("erp", "7", "1", "张三", "+8613800138000");
			tryton.putArray("unsaid").add("type");
			tryton.putArray("externalRefs").addObject().put("system", "shop").put("id", "C-1");
			tryton.putObject("credit").put("amount", "5000.10").put("currency", "CNY");

			Customer merged = bed.merge(customer(tryton));

			assertThat(merged.type()).isEqualTo(CustomerType.ORGANIZATION);
			assertThat(merged.credit()).hasToString("5000.10 CNY");
		}
	}

	@OnEachDatabase
	void writesOnceMoreWhileTheDatabaseIsAway(TestDatabase database) {
		try (Bed bed = new Bed(database)) {
			Customer born = bed.merge(shop("1", "张三", "+8613800138000"));
			database.pool().close();

			assertThat(bed.steps.chooseFor(born, "shop", null).key()).isEqualTo("C-1");
		}
	}

}
