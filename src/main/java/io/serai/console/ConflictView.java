package io.serai.console;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.canonical.CanonicalJson;
import io.serai.ownership.Conflict;
import org.jspecify.annotations.Nullable;

/**
 * A conflict as a page shows it.
 *
 * @param id its number
 * @param customer key of the customer
 * @param field name of the field
 * @param system the system that says otherwise
 * @param owner whose word counts; empty if it is anybody's
 * @param since when it was found, UTC
 * @param sides what both held before, what the system says, what is agreed
 */
record ConflictView(String id, String customer, String field, String system, String owner, Instant since,
		List<Side> sides) {

	static ConflictView of(Conflict conflict) {
		String owner = (conflict.owner() != null) ? conflict.owner() : "";
		return new ConflictView(conflict.id(), conflict.customer(), conflict.field(), conflict.system(), owner,
				conflict.since(),
				List.of(side(conflict, Conflict.Choice.BASE, conflict.base()),
						side(conflict, Conflict.Choice.THEIRS, conflict.theirs()),
						side(conflict, Conflict.Choice.OURS, conflict.ours())));
	}

	private static Side side(Conflict conflict, Conflict.Choice choice, @Nullable String json) {
		return new Side(choice, conflict.offers(choice), lines(json));
	}

	@Override
	public String toString() {
		return "ConflictView[" + this.id + "]";
	}

	private static List<String> lines(@Nullable String json) {
		if (json == null) {
			return List.of();
		}
		JsonNode value = CanonicalJson.readTree(json.getBytes(StandardCharsets.UTF_8));
		List<String> lines = new ArrayList<>();
		(value.isArray() ? value : List.of(value)).forEach((one) -> lines.add(line(one)));
		return lines;
	}

	private static String line(JsonNode value) {
		if (!value.isContainerNode()) {
			return value.asText();
		}
		List<String> parts = new ArrayList<>();
		value.forEach((part) -> parts.add(line(part)));
		return String.join(" ", parts);
	}

	/**
	 * One of the three.
	 *
	 * @param choice what taking it means
	 * @param known whether it is known, so that it can be taken
	 * @param lines what it holds; empty if nothing
	 */
	record Side(Conflict.Choice choice, boolean known, List<String> lines) {

		@Override
		public String toString() {
			return "Side[" + this.choice + "]";
		}

	}

}
