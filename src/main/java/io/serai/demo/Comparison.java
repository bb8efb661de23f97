package io.serai.demo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.Expected.Fate;

/**
 * What differs between the orders that were sent and the documents that an ERP holds.
 * Each list holds one line of text for each difference; all empty means all is well.
 *
 * @param missing orders that should be there and are not
 * @param doubled orders that are there more than once
 * @param wrong orders that are there in another version or over another amount
 * @param unasked documents that nobody sent, or that should not have arrived
 */
record Comparison(List<String> missing, List<String> doubled, List<String> wrong, List<String> unasked) {

	/**
	 * Compares to the cent.
	 * @param documents the ERP's sales orders, as its state tells
	 */
	static Comparison of(Collection<Expected> sent, JsonNode documents) {
		Comparison comparison = new Comparison(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(),
				new ArrayList<>());
		Map<String, List<JsonNode>> held = StreamSupport.stream(documents.spliterator(), false)
			.collect(Collectors.groupingBy((document) -> document.path("reference").asText()));
		for (Expected expected : sent) {
			comparison.add(expected, Optional.ofNullable(held.remove(expected.key())).orElse(List.of()));
		}
		held.keySet().forEach((reference) -> comparison.unasked.add(reference + ": nobody sent it"));
		return comparison;
	}

	boolean isEqual() {
		return this.missing.isEmpty() && this.doubled.isEmpty() && this.wrong.isEmpty() && this.unasked.isEmpty();
	}

	/**
	 * Returns every difference, one line each.
	 */
	List<String> differences() {
		List<String> all = new ArrayList<>();
		this.doubled.forEach((line) -> all.add("doubled  " + line));
		this.wrong.forEach((line) -> all.add("wrong    " + line));
		this.unasked.forEach((line) -> all.add("unasked  " + line));
		this.missing.forEach((line) -> all.add("missing  " + line));
		return all;
	}

	private void add(Expected expected, List<JsonNode> found) {
		if (expected.fate() != Fate.DELIVERED) {
			found.forEach((document) -> this.unasked.add(expected.key() + ": should be " + expected.fate()));
			return;
		}
		if (found.isEmpty()) {
			this.missing.add(expected.key());
			return;
		}
		if (found.size() > 1) {
			this.doubled.add("%s: %d documents".formatted(expected.key(), found.size()));
		}
		found.forEach((document) -> addDifference(expected, document));
	}

	private void addDifference(Expected expected, JsonNode document) {
		String version = document.path("version").asText();
		if (!version.equals(expected.version())) {
			this.wrong.add("%s: version %s instead of %s".formatted(expected.key(), version, expected.version()));
		}
		BigDecimal total = Amounts.of(document.path("total"));
		if (total.compareTo(expected.total()) != 0) {
			this.wrong.add("%s: %s instead of %s".formatted(expected.key(), total.toPlainString(),
					expected.total().toPlainString()));
		}
	}

}
