package io.serai.backfill;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.canonical.Violation;
import io.serai.intake.RefusedRequestException;
import io.serai.system.backfill.BackfillRequest;
import io.serai.system.backfill.IdList;
import org.jspecify.annotations.Nullable;

/**
 * What a caller sent to start a backfill. A field that is not known is refused: a
 * misspelt {@code dryRun} must not fetch for good.
 */
final class BackfillAsked {

	private static final Set<String> FIELDS = Set.of("flow", "since", "until", "ids", "dryRun", "perSecond", "reason");

	private static final int USUAL_PACE = 10;

	private final JsonNode json;

	private final UnaryOperator<String> texts;

	private final List<Violation> errors = new ArrayList<>();

	/**
	 * Makes it.
	 * @param texts returns what the caller is told by its name
	 */
	BackfillAsked(JsonNode json, UnaryOperator<String> texts) {
		this.json = json;
		this.texts = texts;
	}

	/**
	 * Returns what is asked for.
	 * @throws RefusedRequestException with every error of form at once
	 */
	BackfillRequest request() {
		if (!this.json.isObject()) {
			wrong("", "not-an-object");
		}
		Set<String> unknown = new TreeSet<>();
		this.json.fieldNames().forEachRemaining(unknown::add);
		unknown.removeAll(FIELDS);
		unknown.forEach((name) -> wrong(name, "no-such-field"));
		BackfillRequest asked = new BackfillRequest(field("flow", JsonNode::isTextual).asText(""), moment("since"),
				moment("until"), ids(), field("dryRun", JsonNode::isBoolean).asBoolean(false),
				field("perSecond", JsonNode::isInt).asInt(USUAL_PACE), field("reason", JsonNode::isTextual).asText(""));
		if (!this.errors.isEmpty()) {
			throw new RefusedRequestException(RefusedRequestException.Reason.NOT_VALID, this.errors);
		}
		return asked;
	}

	private List<String> ids() {
		JsonNode ids = field("ids", (node) -> node.isArray() && areTexts(node));
		List<String> written = new ArrayList<>();
		ids.forEach((id) -> written.add(id.asText()));
		return IdList.read(String.join("\n", written));
	}

	private static boolean areTexts(JsonNode array) {
		for (JsonNode item : array) {
			if (!item.isTextual()) {
				return false;
			}
		}
		return true;
	}

	private @Nullable Instant moment(String name) {
		JsonNode node = field(name, JsonNode::isTextual);
		if (node.isMissingNode()) {
			return null;
		}
		try {
			return OffsetDateTime.parse(node.asText()).toInstant();
		}
		catch (DateTimeException ex) {
			wrong(name, "wrong-form");
			return null;
		}
	}

	/** Returns the field; a missing node if there is none or if it is of a wrong form. */
	private JsonNode field(String name, Predicate<JsonNode> form) {
		JsonNode node = this.json.path(name);
		if (node.isMissingNode() || form.test(node)) {
			return node;
		}
		wrong(name, "wrong-form");
		return this.json.path("");
	}

	private void wrong(String field, String text) {
		this.errors.add(new Violation(field, this.texts.apply("backfill.api." + text)));
	}

}
