package io.serai.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Function;
import org.jspecify.annotations.Nullable;

/**
 * Code tables for mappings: {@code code("sku", $system, .sku)} is what the system calls
 * our code, {@code code-from("sku", $system, .item)} what we call the system's. A fourth
 * argument, an ISO-8601 instant, says at which moment; without it, it is the business
 * date of the record that is mapped. {@code code-or-same} and {@code code-from-or-same}
 * leave a code as it is while nobody keeps that table for the system.
 */
final class CodeFunctions {

	/** The first that a record has is its business date. */
	private static final List<String> BUSINESS_DATES = List.of("orderDate", "shippedAt", "requestedAt", "submittedAt",
			"updatedAt");

	private final CodeLookup codes;

	/** A mapping runs on one thread; its functions see only a part of the record. */
	private final ThreadLocal<JsonNode> mapped = new ThreadLocal<>();

	CodeFunctions(CodeLookup codes) {
		this.codes = codes;
	}

	List<Function> all() {
		return List.of(new ExactFunction("code", 3, 4, (a) -> find(a, true)),
				new ExactFunction("code-from", 3, 4, (a) -> find(a, false)),
				new ExactFunction("code-or-same", 3, 4, (a) -> isKept(a) ? find(a, true) : same(a)),
				new ExactFunction("code-from-or-same", 3, 4, (a) -> isKept(a) ? find(a, false) : same(a)));
	}

	/** Says which record is mapped until {@link #leave()}. */
	void enter(JsonNode record) {
		this.mapped.set(record);
	}

	void leave() {
		this.mapped.remove();
	}

	private boolean isKept(Arguments arguments) {
		return this.codes.isKept(arguments.text(0), arguments.text(1));
	}

	private static JsonNode same(Arguments arguments) {
		return TextNode.valueOf(arguments.text(2));
	}

	private JsonNode find(Arguments arguments, boolean outward) {
		CodeLookup.Asked asked = new CodeLookup.Asked(arguments.text(0), arguments.text(1), arguments.text(2), outward);
		return TextNode.valueOf(this.codes.find(asked, (arguments.size() == 4) ? arguments.instant(3) : date()));
	}

	private @Nullable Instant date() {
		JsonNode record = this.mapped.get();
		if (record == null) {
			return null;
		}
		return BUSINESS_DATES.stream()
			.map(record::path)
			.filter(JsonNode::isTextual)
			.findFirst()
			.map((date) -> parsed(date.textValue()))
			.orElse(null);
	}

	/** A system's own document may have a field of that name and another form. */
	private static @Nullable Instant parsed(String date) {
		try {
			return Instant.parse(date);
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

}
