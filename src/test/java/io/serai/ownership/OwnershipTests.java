package io.serai.ownership;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.canonical.CanonicalJson;
import io.serai.canonical.Customer;
import io.serai.canonical.RecordKind;
import io.serai.canonical.RecordValidator;
import io.serai.canonical.Samples;
import io.serai.crossref.CrossReferences;
import io.serai.database.OnEachDatabase;
import io.serai.database.TestDatabase;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.failure.SkipException;

import org.springframework.transaction.PlatformTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
	void goesBackToWhatBothHeldBeforeIfAPersonSaysSo(TestDatabase database) {
		try (Bed bed = new Bed(database)) {
			bed.merge(shop("1", "张三", "+8613800138000"));
			bed.merge(crm("1", "张三", "+8613800138000", "li.wei"));
			bed.merge(shop("2", "张三三", "+8613800138000"));
			assertThatExceptionOfType(SkipException.class)
				.isThrownBy(() -> bed.merge(crm("2", "张三丰", "+8613800138000", "li.wei")));

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

			assertThat(bed.merge(shop("2", "张三", "+8613800138000"))).isEqualTo(first);
			assertThatExceptionOfType(SkipException.class)
				.isThrownBy(() -> bed.merge(shop("1", "李四", "+8613800138000")))
				.withMessageContaining("superseded");
		}
	}

	@OnEachDatabase
	void keepsTheLinksThatACustomerHadBeforeCustomersWereMerged(TestDatabase database) {
		try (Bed bed = new Bed(database)) {
			Customer plain = shop("1", "张三", "+8613800138000");
			bed.references.crossReference().link("erp", plain.recordKey(), "CU-1");

			Customer merged = bed.merge(plain);

			assertThat(bed.references.crossReference().toExternal("erp", merged.recordKey()))
				.isEqualTo(new io.serai.crossref.ExternalId.Known("CU-1"));
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
	void letsTheMergedCustomerPassInPlaceOfTheOthers(TestDatabase database) {
		try (Bed bed = new Bed(database)) {
			Customer plain = shop("1", "张三", "+8613800138000");
			Customer merged = bed.merge(plain);

			assertThat(bed.steps.choose(merged)).isSameAs(merged);
			assertThatExceptionOfType(SkipException.class).isThrownBy(() -> bed.steps.choose(plain));
			OwnershipSteps off = bed.steps(false);
			assertThat(off.choose(plain)).isSameAs(plain);
			assertThatExceptionOfType(SkipException.class)
				.isThrownBy(() -> off.choose(crm("1", "张三", "+8613800138000", "li.wei")));
		}
	}

	private static Customer shop(String version, String name, String phone) {
		return customer(json("shop", "C-1", version, name, phone));
	}

	private static Customer crm(String version, String name, String phone, String owner) {
		ObjectNode json = json("crm", "900", version, name, phone).put("owner", owner);
		json.putArray("externalRefs").addObject().put("system", "shop").put("id", "C-1");
		return customer(json);
	}

	private static ObjectNode json(String source, String key, String version, String name, String phone) {
		ObjectNode json = Samples.json("customer.json")
			.put("source", source)
			.put("externalId", key)
			.put("version", version)
			.put("name", name);
		json.putArray("phones").add(phone);
		json.remove(List.of("givenName", "familyName", "id"));
		return json;
	}

	private static Customer customer(ObjectNode json) {
		return (Customer) CanonicalJson.read(RecordKind.CUSTOMER, json);
	}

	private static final class Bed implements AutoCloseable {

		private final TestDatabase database;

		private final CrossReferences references;

		private final Conflicts conflicts;

		private final OwnershipSteps steps;

		Bed(TestDatabase database) {
			this.database = database;
			this.references = new CrossReferences(database);
			this.steps = steps(true);
			this.conflicts = new Conflicts(table(), customers(true));
		}

		OwnershipSteps steps(boolean merged) {
			return new OwnershipSteps(settings(merged), customers(merged), new CustomerTables(this.database.jdbc()));
		}

		OwnershipSteps steps(PlatformTransactionManager transactions) {
			return new OwnershipSteps(settings(true),
					new Customers(settings(true), new CustomerTables(this.database.jdbc()), table(),
							this.references.crossReference(), this.references.lastWrites(), transactions),
					new CustomerTables(this.database.jdbc()));
		}

		Customer merge(Customer customer) {
			return this.steps.merge(customer);
		}

		private Customers customers(boolean merged) {
			return new Customers(settings(merged), new CustomerTables(this.database.jdbc()), table(),
					this.references.crossReference(), this.references.lastWrites(), this.database.transactions());
		}

		private ConflictTable table() {
			return new ConflictTable(this.database.jdbc(), Clock.systemUTC(), settings(true));
		}

		private static OwnershipSettings settings(boolean merged) {
			return new OwnershipSettings(merged, "shop", Map.of("phones", "shop", "owner", "crm", "credit", "erp"));
		}

		@Override
		public void close() {
			this.references.close();
		}

	}

}
