package io.serai.demo;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.demo.Documents.Document;

/**
 * Merges customers as the hub in miniature does; where two have changed a name, it asks.
 */
final class TinyCustomers {

	private final SimulatedSystems systems;

	private final Map<String, ObjectNode> merged = new HashMap<>();

	private final Map<String, List<String>> disputes = new LinkedHashMap<>();

	TinyCustomers(SimulatedSystems systems) {
		this.systems = systems;
	}

	Map<String, ObjectNode> merged() {
		return this.merged;
	}

	/** Returns what both held before, what the CRM says, what is agreed, by customer. */
	Map<String, List<String>> disputes() {
		return this.disputes;
	}

	void decide(String taxId, String choice) {
		ObjectNode known = Objects.requireNonNull(this.merged.get(taxId));
		int side = List.of("BASE", "THEIRS", "OURS").indexOf(choice);
		known.put("name", Objects.requireNonNull(this.disputes.remove(taxId)).get(side))
			.put("version", known.path("version").asInt() + 1);
	}

	void ofShop(JsonNode said) {
		ObjectNode known = this.merged.computeIfAbsent(said.path("taxId").asText(),
				(taxId) -> Json.object().put("key", taxId).put("version", 0).put("said", 0));
		if (said.path("version").asInt() > known.path("said").asInt()) {
			known.put("before", known.path("name").asText());
			known.put("said", said.path("version").asInt()).put("name", said.path("name").asText());
			known.put("phone", said.at("/phones/0").asText()).put("version", known.path("version").asInt() + 1);
		}
	}

	void ofCrm(JsonNode said) {
		String name = said.path("name").asText();
		ObjectNode known = this.merged.computeIfAbsent(said.path("taxId").asText(),
				(taxId) -> Json.object()
					.put("key", "crm:" + said.path("id").asText())
					.put("version", 0)
					.put("phone", said.at("/phones/0").asText()));
		String at = said.path("updatedAt").asText();
		boolean isOld = at.equals(known.path("written").asText()) || at.equals(known.path("asked").asText());
		boolean isTakenOn = said.has("owner") && !said.path("owner").equals(known.path("owner"));
		if (isOld || (name.equals(known.path("name").asText()) && !isTakenOn)) {
			return;
		}
		if (known.path("delivered").asInt() < known.path("version").asInt() && this.systems.crm().isClosed()) {
			known.put("asked", at);
			this.disputes.put(said.path("taxId").asText(),
					List.of(known.path("before").asText(), name, known.path("name").asText()));
		}
		else {
			known.put("name", name)
				.put("owner", said.path("owner").asText())
				.put("version", known.path("version").asInt() + 1);
		}
	}

	/** Brings it there; returns whether the CRM has it. */
	boolean bring(String taxId, ObjectNode known) {
		ObjectNode document = Json.object().put("taxId", taxId).put("reference", known.path("key").asText());
		document.put("name", known.path("name").asText()).put("version", known.path("version").asText());
		document.putArray("phones").add(known.path("phone").asText());
		TinyDocuments.write(this.systems.erp().customers(), document);
		this.systems.shop().customers().keep(known.path("key").asText(), document);
		if (known.path("delivered").asInt() == known.path("version").asInt()) {
			return true;
		}
		if (this.systems.crm().isClosed()) {
			return false;
		}
		Documents customers = this.systems.crm().customers();
		List<Document> there = customers.where("taxId", taxId);
		Document written = there.isEmpty() ? customers.create(document)
				: customers.replace(Long.toString(there.getFirst().id()), document).orElseThrow();
		known.put("delivered", known.path("version").asInt()).put("written", written.changedAt().toString());
		return true;
	}

}
