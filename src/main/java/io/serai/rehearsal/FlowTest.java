package io.serai.rehearsal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.canonical.CanonicalJson;
import org.jspecify.annotations.Nullable;

/**
 * One case of a flow, as {@code routes/tests/FLOW.yaml} says it.
 *
 * @param flow id of the flow under test
 * @param name what the case shows, a sentence
 * @param said the case as written; {@code {key}} in it stands for a key of its own
 */
public record FlowTest(String flow, String name, ObjectNode said) {

	@Override
	public String toString() {
		return "%s: %s".formatted(this.flow, this.name);
	}

	/**
	 * Returns what the case says, with a key that no other case has.
	 * @throws BrokenTestException if it says something that no case can
	 */
	Script script(String key) {
		try {
			String text = CanonicalJson.mapper().writeValueAsString(this.said).replace("{key}", key);
			return TestFolder.YAML.treeToValue(CanonicalJson.readTree(text.getBytes(StandardCharsets.UTF_8)),
					Script.class);
		}
		catch (com.fasterxml.jackson.core.JsonProcessingException ex) {
			throw new BrokenTestException(
					"routes/tests/%s.yaml: %s: %s; src/docs/test-a-flow.md says what a case may hold"
						.formatted(this.flow, this.name, ex.getOriginalMessage()));
		}
	}

	/**
	 * What a case says.
	 *
	 * @param with flows that run besides
	 * @param rows rows that the hub's tables hold before, by table
	 * @param given records published one after the other, each with its kind as its name
	 * @param answers how systems answer, by {@code METHOD SYSTEM/PATH}
	 * @param then what must come of it
	 */
	record Script(@JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> with,
			Map<String, List<Map<String, String>>> rows,
			@JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<Map<String, ObjectNode>> given,
			Map<String, JsonNode> answers, Then then) {

		Script {
			with = (with != null) ? with : List.of();
			rows = (rows != null) ? rows : Map.of();
			given = (given != null) ? given : List.of();
			answers = (answers != null) ? answers : Map.of();
			then = (then != null) ? then : new Then(null, null, List.of(), List.of());
		}

	}

	/**
	 * What must come of a case. What is written is looked at, more may be there; but
	 * writes and published records must be these and no others.
	 *
	 * @param outcome state of the last record's delivery in the flow; not looked at if
	 * null
	 * @param why part of the reason that the delivery tells
	 * @param calls calls in their order, each {@code METHOD SYSTEM/PATH} and the body
	 * @param published records that the flow published, each with its kind as its name
	 */
	record Then(@Nullable String outcome, @Nullable String why,
			@JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<Map<String, JsonNode>> calls,
			@JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<Map<String, JsonNode>> published) {

		Then {
			calls = (calls != null) ? calls : List.of();
			published = (published != null) ? published : List.of();
		}

	}

}
