package io.serai.demo;

import java.io.IOException;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The calls that a simulated system answers for each kind of document: {@code POST},
 * {@code PUT /{id}}, {@code GET /{id}}, {@code GET ?source=&reference=} and
 * {@code GET ?changedSince=&cursor=&limit=} or
 * {@code GET ?orderedSince=&orderedUntil=&cursor=&limit=}.
 */
final class DocumentCalls {

	/**
	 * An article that starts so is refused: the order can never be delivered as it is.
	 */
	static final String REFUSED_SKU = "REFUSED";

	private DocumentCalls() {
	}

	static Reply answer(Call call, Documents documents) throws IOException {
		boolean isOne = call.path().size() > 1;
		return switch (call.method() + (isOne ? " one" : " all")) {
			case "POST all" -> refusal(call.json(), () -> Reply.json(201, created(documents.create(call.json()))));
			case "PUT one" -> refusal(call.json(),
					() -> documents.replace(call.path().get(1), call.json())
						.map((document) -> Reply.json(200, created(document)))
						.orElseGet(DocumentCalls::missing));
			case "GET one" -> documents.find(call.path().get(1))
				.map((document) -> Reply.json(200, document.json()))
				.orElseGet(DocumentCalls::missing);
			case "GET all" -> Reply.json(200, list(call, documents));
			default -> Reply.error(405, "NO_SUCH_METHOD", "there are GET, POST and PUT");
		};
	}

	/**
	 * The same, but what a {@code PUT} does not name stays as it is, such as a credit.
	 * @throws IOException if the request's body is not JSON
	 */
	static Reply keeping(Call call, Documents documents) throws IOException {
		if (!call.method().equals("PUT")) {
			return answer(call, documents);
		}
		ObjectNode all = documents.find(call.path().getLast())
			.map((document) -> (ObjectNode) document.body().deepCopy())
			.orElseGet(Json::object);
		all.setAll((ObjectNode) call.json());
		return answer(call.with(all), documents);
	}

	static JsonNode list(Call call, Documents documents) {
		return call.parameter("reference")
			.map((reference) -> Documents.page(call.parameter("source")
				.map((source) -> documents.withReference(source, reference))
				.orElseGet(() -> documents.where("reference", reference))))
			.orElseGet(() -> page(call, documents));
	}

	private static ObjectNode page(Call call, Documents documents) {
		int cursor = call.parameter("cursor").filter((text) -> !text.isEmpty()).map(Integer::parseInt).orElse(0);
		int limit = call.parameter("limit").map(Integer::parseInt).orElse(100);
		return call.parameter("orderedSince").isPresent() ? documents.ordered(OrderedBetween.of(call), cursor, limit)
				: documents.changedSince(call.parameter("changedSince").map(Instant::parse).orElse(Instant.EPOCH),
						cursor, limit);
	}

	private static Reply refusal(JsonNode body, Write write) throws IOException {
		for (JsonNode line : body.path("lines")) {
			if (line.path("sku").asText().startsWith(REFUSED_SKU)) {
				return Reply.error(200, "UNKNOWN_SKU", "There is no article " + line.path("sku").asText());
			}
		}
		return write.run();
	}

	private static JsonNode created(Documents.Document document) {
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
