package io.serai.demo;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.demo.Documents.Document;

/**
 * An ERP with a plain REST interface, as connector {@code rest-erp} expects it:
 * {@code /sales-orders} and {@code /customers}, each with {@code POST}, {@code PUT
 * /{id}}, {@code GET /{id}}, {@code GET ?reference=} and
 * {@code GET ?changedSince=&cursor=&limit=}.
 */
final class SimulatedErp implements SimulatedSystem {

	/**
	 * An article that starts so is refused: the order can never be delivered as it is.
	 */
	static final String REFUSED_SKU = "REFUSED";

	private final Documents salesOrders;

	private final Documents customers;

	private final Tokens tokens;

	/**
	 * Makes an empty ERP.
	 * @param key the bearer token that callers show
	 */
	SimulatedErp(String key, Clock clock) {
		this.tokens = new Tokens(key);
		this.salesOrders = new Documents("SO", clock);
		this.customers = new Documents("CU", clock);
	}

	@Override
	public Reply answer(Call call) throws IOException {
		if (call.shape().equals("POST token")) {
			return Reply.json(200, this.tokens.issue());
		}
		if (!this.tokens.accepts(call.authorization())) {
			return Reply.error(401, "TOKEN_EXPIRED", "Sign in again");
		}
		return switch (call.path().isEmpty() ? "" : call.path().getFirst()) {
			case "sales-orders" -> answer(call, this.salesOrders);
			case "customers" -> answer(call, this.customers);
			default -> Reply.error(404, "NO_SUCH_PATH", "there are /sales-orders and /customers");
		};
	}

	@Override
	public JsonNode state() {
		return Json.object().<com.fasterxml.jackson.databind.node.ObjectNode>set("salesOrders", salesOrders().all())
			.set("customers", customers().all());
	}

	@Override
	public void forgetTokens() {
		this.tokens.forget();
	}

	Documents salesOrders() {
		return this.salesOrders;
	}

	Documents customers() {
		return this.customers;
	}

	private static Reply answer(Call call, Documents documents) throws IOException {
		boolean isOne = call.path().size() > 1;
		return switch (call.method() + (isOne ? " one" : " all")) {
			case "POST all" -> refusal(call.json(), () -> Reply.json(201, created(documents.create(call.json()))));
			case "PUT one" -> refusal(call.json(),
					() -> documents.replace(call.path().get(1), call.json())
						.map((document) -> Reply.json(200, created(document)))
						.orElseGet(SimulatedErp::missing));
			case "GET one" -> documents.find(call.path().get(1))
				.map((document) -> Reply.json(200, document.json()))
				.orElseGet(SimulatedErp::missing);
			case "GET all" -> Reply.json(200, list(call, documents));
			default -> Reply.error(405, "NO_SUCH_METHOD", "there are GET, POST and PUT");
		};
	}

	private static JsonNode list(Call call, Documents documents) {
		return call.parameter("reference")
			.map((reference) -> Documents.page(documents.withReference(reference)))
			.orElseGet(() -> documents.changedSince(
					call.parameter("changedSince").map(Instant::parse).orElse(Instant.EPOCH),
					call.parameter("cursor").map(Integer::parseInt).orElse(0),
					call.parameter("limit").map(Integer::parseInt).orElse(100)));
	}

	private static Reply refusal(JsonNode body, Write write) throws IOException {
		for (JsonNode line : body.path("lines")) {
			if (line.path("sku").asText().startsWith(REFUSED_SKU)) {
				return Reply.error(200, "UNKNOWN_SKU", "There is no article " + line.path("sku").asText());
			}
		}
		return write.run();
	}

	private static JsonNode created(Document document) {
		return Json.object().put("id", document.id()).put("number", document.number());
	}

	private static Reply missing() {
		return Reply.error(404, "NOT_FOUND", "There is no such document");
	}

	@FunctionalInterface
	private interface Write {

		Reply run() throws IOException;

	}

}
