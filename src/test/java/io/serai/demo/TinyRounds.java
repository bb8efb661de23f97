package io.serai.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Customers of whom each system says something, as the hub in miniature carries them.
 */
final class TinyRounds {

	private final Map<String, ObjectNode> known = new LinkedHashMap<>();

	private final SimulatedSystems systems;

	private final Told told;

	TinyRounds(SimulatedSystems systems, Told told) {
		this.systems = systems;
		this.told = told;
	}

	/** Carries those of this row; returns the customers of others. */
	List<JsonNode> others(Documents documents) {
		bring();
		List<JsonNode> others = new ArrayList<>();
		documents.all().forEach((one) -> {
			if (!CustomerRounds.isOne(one)) {
				others.add(one);
			}
		});
		return others;
	}

	/**
	 * Takes what the shop says.
	 * @param other takes customers of other rows
	 */
	void ofShop(JsonNode said, Consumer<JsonNode> other) {
		if (!CustomerRounds.isOne(said)) {
			other.accept(said);
			return;
		}
		ObjectNode customer = this.known.computeIfAbsent(said.path("key").asText(), (key) -> Json.object());
		if (customer.path("version").asInt() < said.path("version").asInt()) {
			customer.setAll((ObjectNode) said);
			bring(customer, "shop");
		}
	}

	/** Looks what ERP and CRM say, and brings it where it has to be. */
	private void bring() {
		this.known.values().forEach((customer) -> {
			hear(customer, "erp", "credit");
			hear(customer, "crm", "owner");
		});
	}

	private void hear(ObjectNode customer, String system, String field) {
		for (Documents.Document document : documents(system).where("taxId", customer.path("key").asText())) {
			JsonNode said = document.body().path(field);
			if (!said.isMissingNode() && !said.equals(customer.path(field))) {
				customer.<ObjectNode>set(field, said).put("version", "2");
				bring(customer, system);
			}
		}
	}

	private void bring(ObjectNode customer, String from) {
		for (String system : List.of("shop", "erp", "crm")) {
			if (!system.equals(from)) {
				write(system, customer);
			}
			this.told.tell("customers/serai/", customer, "customer-to-" + system,
					system.equals(from) ? "skipped" : "delivered");
		}
	}

	private void write(String system, ObjectNode customer) {
		ObjectNode document = customer.deepCopy().put("reference", customer.path("key").asText());
		if (system.equals("shop")) {
			this.systems.shop().customers().keep(customer.path("key").asText(), document);
		}
		else {
			TinyDocuments.write(documents(system), document);
		}
	}

	private Documents documents(String system) {
		return system.equals("erp") ? this.systems.erp().customers() : this.systems.crm().customers();
	}

	/**
	 * Where the hub in miniature notes what became of a delivery.
	 */
	@FunctionalInterface
	interface Told {

		void tell(String kindAndSource, JsonNode record, String flow, String state);

	}

}
