package io.serai.ownership;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.canonical.CanonicalJson;
import io.serai.canonical.Customer;
import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;

/**
 * A customer as all systems together know it.
 *
 * @param key the leading system's number, else the number of where it was born, with that
 * system's name before it
 * @param version counted from 1
 * @param updatedAt when a system last changed it, UTC
 * @param agreed what is agreed
 */
record MergedCustomer(String key, long version, Instant updatedAt, Said agreed) {

	/** Source of merged customers: the hub itself. */
	static final String SOURCE = "serai";

	/** Field of {@code raw}: the system whose word made the version; absent if none. */
	static final String CHANGED_BY = "changedBy";

	RecordKey recordKey() {
		return new RecordKey(RecordKind.CUSTOMER, SOURCE, this.key);
	}

	static boolean isChangedBy(String system, Customer record) {
		JsonNode changedBy = record.raw().get(CHANGED_BY);
		return changedBy != null && changedBy.path(0).asText().equals(system);
	}

	/** Returns the record with one more field that the model does not know. */
	static Customer with(Customer record, String name, List<String> texts) {
		ObjectNode json = CanonicalJson.tree(record);
		ArrayNode all = json.withObject("/raw").putArray(name);
		texts.forEach(all::add);
		return (Customer) CanonicalJson.read(RecordKind.CUSTOMER, json);
	}

	/** Returns it as a record that names its members. */
	Customer record(List<Member> members) {
		ObjectNode json = this.agreed.json()
			.put("source", SOURCE)
			.put("key", this.key)
			.put("version", String.valueOf(this.version))
			.put("updatedAt", this.updatedAt.toString());
		ArrayNode refs = json.putArray("externalRefs");
		members.forEach((member) -> refs.addObject().put("system", member.system()).put("id", member.key()));
		return (Customer) CanonicalJson.read(RecordKind.CUSTOMER, json);
	}

}
