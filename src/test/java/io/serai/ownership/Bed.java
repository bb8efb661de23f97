package io.serai.ownership;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.canonical.CanonicalJson;
import io.serai.canonical.Customer;
import io.serai.canonical.RecordKind;
import io.serai.canonical.Samples;
import io.serai.crossref.CrossReferences;
import io.serai.database.TestDatabase;
import io.serai.failure.SkipException;

import org.springframework.transaction.PlatformTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Customers who are merged over a test's database, and what shop and CRM say of C-1.
 */
final class Bed implements AutoCloseable {

	private final TestDatabase database;

	final CrossReferences references;

	final Conflicts conflicts;

	final OwnershipSteps steps;

	Bed(TestDatabase database) {
		this.database = database;
		this.references = new CrossReferences(database);
		this.steps = steps(true);
		this.conflicts = new Conflicts(table(), customers(true));
	}

	/** Both sides change the name. */
	void dispute() {
		merge(shop("1", "张三", "+8613800138000"));
		merge(crm("1", "张三", "+8613800138000", "li.wei"));
		merge(shop("2", "张三三", "+8613800138000"));
		assertThatExceptionOfType(SkipException.class)
			.isThrownBy(() -> merge(crm("2", "张三丰", "+8613800138000", "li.wei")));
	}

	OwnershipSteps steps(boolean merged) {
		return new OwnershipSteps(settings(merged), customers(merged), tables());
	}

	OwnershipSteps steps(PlatformTransactionManager transactions) {
		return new OwnershipSteps(settings(true), new Customers(settings(true), tables(), table(),
				this.references.crossReference(), this.references.lastWrites(), transactions), tables());
	}

	/** As the merging flow does. */
	Customer merge(Customer customer) {
		Customer merged = this.steps.merge(customer);
		this.steps.remember(merged);
		return merged;
	}

	/** As the delivering flow does. */
	void bring(String system, Customer merged) {
		this.references.crossReference().link(system, merged.recordKey(), system.equals("shop") ? "C-1" : "900");
		this.references.lastWrites().wrote(system, merged);
	}

	/** As the hub's door and the merging flow do. */
	Customer publish(Customer said) {
		assertThat(this.references.lastWrites().isEcho(said)).as("what goes back to where it was is news").isFalse();
		return merge(said);
	}

	/** As the hub's door does, which lets no echo in. */
	void isEcho(Customer said) {
		assertThat(this.references.lastWrites().isEcho(said)).isTrue();
		new HeardEchoes(settings(true), customers(true)).note(said);
	}

	void isLeftToAPerson(Customer said) {
		assertThatExceptionOfType(SkipException.class).isThrownBy(() -> publish(said))
			.withMessageContaining("a person has to decide about");
	}

	private Customers customers(boolean merged) {
		return new Customers(settings(merged), tables(), table(), this.references.crossReference(),
				this.references.lastWrites(), this.database.transactions());
	}

	/** As another node. */
	private CustomerTables tables() {
		return new CustomerTables(this.database.jdbc(), Clock.systemUTC());
	}

	private ConflictTable table() {
		return new ConflictTable(this.database.jdbc(), Clock.systemUTC(), settings(true));
	}

	/** As if it were so much later. */
	SettledConflicts settled(Duration later) {
		return new SettledConflicts(this.database.jdbc(), settings(true), Clock.offset(Clock.systemUTC(), later));
	}

	int keptConflicts() {
		return this.database.jdbc().queryForObject("SELECT COUNT(*) FROM customer_conflict", Integer.class);
	}

	private static OwnershipSettings settings(boolean merged) {
		return new OwnershipSettings(merged, "shop", Map.of("phones", "shop", "owner", "crm", "credit", "erp"),
				Duration.ofDays(90));
	}

	@Override
	public void close() {
		this.references.close();
	}

	static Customer shop(String version, String name, String phone) {
		return customer(json("shop", "C-1", version, name, phone));
	}

	static Customer crm(String version, String name, String phone, String owner) {
		ObjectNode json = json("crm", "900", version, name, phone).put("owner", owner);
		json.putArray("externalRefs").addObject().put("system", "shop").put("id", "C-1");
		return customer(json);
	}

	static ObjectNode json(String source, String key, String version, String name, String phone) {
		ObjectNode json = Samples.json("customer.json")
			.put("source", source)
			.put("externalId", key)
			.put("version", version)
			.put("name", name);
		json.putArray("phones").add(phone);
		json.remove(List.of("givenName", "familyName", "id"));
		return json;
	}

	static Customer customer(ObjectNode json) {
		return (Customer) CanonicalJson.read(RecordKind.CUSTOMER, json);
	}

}
