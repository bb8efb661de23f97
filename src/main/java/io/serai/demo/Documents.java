package io.serai.demo;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The documents of one kind that a simulated ERP holds. It never looks whether it has a
 * reference already: whoever posts twice has two.
 */
final class Documents {

	/** The first number that a double cannot hold: ids must survive as they are. */
	private static final long FIRST_ID = 9_007_199_254_740_993L;

	private static final Comparator<Document> BY_CHANGE = Comparator.comparing(Document::changedAt)
		.thenComparing(Document::id);

	private final String prefix;

	private final Clock clock;

	private final SequencedMap<Long, Document> documents = new LinkedHashMap<>();

	private int made;

	Documents(String prefix, Clock clock) {
		this.prefix = prefix;
		this.clock = clock;
	}

	synchronized Document create(JsonNode body) {
		long id = FIRST_ID + this.made++;
		String number = "%s-%06d".formatted(this.prefix, this.made);
		Document document = new Document(id, number, body, "confirmed", this.clock.instant(), 1);
		this.documents.put(id, document);
		return document;
	}

	/** Takes a document away, as nobody should. */
	synchronized void remove(String id) {
		find(id).ifPresent((document) -> this.documents.remove(document.id()));
	}

	/** Empty if there is no document with that id. */
	synchronized Optional<Document> replace(String id, JsonNode body) {
		return find(id).map((old) -> put(
				new Document(old.id(), old.number(), body, old.status(), this.clock.instant(), old.writes() + 1)));
	}

	/** Empty if there is no document with that id. */
	synchronized Optional<Document> status(String id, String status) {
		return find(id).map((old) -> put(
				new Document(old.id(), old.number(), old.body(), status, this.clock.instant(), old.writes())));
	}

	synchronized Optional<Document> find(String id) {
		try {
			return Optional.ofNullable(this.documents.get(Long.parseLong(id)));
		}
		catch (NumberFormatException ex) {
			return Optional.empty();
		}
	}

	/** Returns what a shop calls so; two shops may use the same number. */
	synchronized List<Document> withReference(String source, String reference) {
		return this.documents.values()
			.stream()
			.filter((document) -> document.source().equals(source) && document.reference().equals(reference))
			.toList();
	}

	/** Returns those with a value in one field of their content. */
	synchronized List<Document> where(String field, String value) {
		return this.documents.values()
			.stream()
			.filter((document) -> document.body().path(field).asText().equals(value))
			.toList();
	}

	/**
	 * Returns one page of what changed, oldest change first.
	 * @param since the first moment of interest
	 * @param cursor how many rows earlier pages held
	 */
	synchronized ObjectNode changedSince(Instant since, int cursor, int limit) {
		return page(this.documents.values()
			.stream()
			.filter((document) -> !document.changedAt().isBefore(since))
			.sorted(BY_CHANGE)
			.toList(), cursor, limit);
	}

	/**
	 * Returns one page of the documents of orders that were made in a stretch of time.
	 * @param cursor how many rows earlier pages held
	 */
	synchronized ObjectNode ordered(OrderedBetween stretch, int cursor, int limit) {
		return page(this.documents.values()
			.stream()
			.filter((document) -> stretch.holds(document.body().path("orderedAt").asText()))
			.toList(), cursor, limit);
	}

	private static ObjectNode page(List<Document> found, int cursor, int limit) {
		int end = Math.min(found.size(), cursor + limit);
		ObjectNode page = page(found.subList(Math.min(cursor, end), end));
		return (end < found.size()) ? page.put("nextCursor", Integer.toString(end)) : page;
	}

	static ObjectNode page(List<Document> documents) {
		ObjectNode page = Json.object();
		ArrayNode items = page.putArray("items");
		documents.forEach((document) -> items.add(document.json()));
		return page;
	}

	/** A person changes some of a document. */
	void edit(String id, ObjectNode changes) {
		find(id).ifPresent((document) -> replace(id, ((ObjectNode) document.body().deepCopy()).setAll(changes)));
	}

	synchronized ArrayNode all() {
		ArrayNode all = Json.MAPPER.createArrayNode();
		this.documents.values().forEach((document) -> all.add(document.json().put("writes", document.writes())));
		return all;
	}

	synchronized ObjectNode last() {
		return this.documents.lastEntry().getValue().json();
	}

	synchronized void removeLast() {
		this.documents.pollLastEntry();
	}

	private Document put(Document document) {
		this.documents.put(document.id(), document);
		return document;
	}

	/**
	 * One document.
	 *
	 * @param id larger than a double can hold
	 * @param number for people, e.g. {@code SO-000017}
	 * @param body as last sent
	 * @param status {@code confirmed} or {@code shipped}
	 * @param changedAt UTC
	 * @param writes how often it was written
	 */
	record Document(long id, String number, JsonNode body, String status, Instant changedAt, int writes) {

		String reference() {
			return this.body.path("reference").asText();
		}

		String source() {
			return this.body.path("source").asText();
		}

		ObjectNode json() {
			ObjectNode json = this.body.deepCopy();
			return json.put("id", this.id)
				.put("number", this.number)
				.put("status", this.status)
				.put("updatedAt", this.changedAt.toString());
		}

	}

}
