package io.serai.system.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import io.serai.canonical.CanonicalJson;

/**
 * A JsonPath into a system's answer, compiled.
 */
public final class AnswerPath {

	private static final Configuration QUIET = Configuration.builder()
		.jsonProvider(new JacksonJsonNodeJsonProvider(CanonicalJson.mapper()))
		.mappingProvider(new JacksonMappingProvider(CanonicalJson.mapper()))
		.options(Option.SUPPRESS_EXCEPTIONS)
		.build();

	private final JsonPath path;

	/**
	 * Compiles the path.
	 * @throws com.jayway.jsonpath.InvalidPathException if it is none
	 */
	@JsonCreator
	public AnswerPath(String text) {
		this.path = JsonPath.compile(text);
	}

	/**
	 * Returns what the path leads to; empty if nothing or null is there. An indefinite
	 * path leads to its first match.
	 */
	public Optional<JsonNode> in(JsonNode answer) {
		if (!answer.isContainerNode()) {
			return this.path.getPath().equals("$") ? Optional.of(answer).filter((node) -> !isNothing(node))
					: Optional.empty();
		}
		JsonNode found = this.path.read(answer, QUIET);
		if (found instanceof ArrayNode matches && !this.path.isDefinite()) {
			found = matches.path(0);
		}
		return Optional.ofNullable(found).filter((node) -> !isNothing(node));
	}

	/**
	 * Returns everything that an indefinite path leads to, or each element of the one
	 * array that a definite one leads to; empty if nothing is there.
	 */
	public List<JsonNode> all(JsonNode answer) {
		JsonNode found = answer.isContainerNode() ? this.path.read(answer, QUIET) : null;
		List<JsonNode> all = new ArrayList<>();
		if (found instanceof ArrayNode several) {
			several.forEach(all::add);
		}
		return all;
	}

	/**
	 * Returns the scalar that the path leads to as text; empty if there is none.
	 */
	public Optional<String> text(JsonNode answer) {
		return in(answer).filter(JsonNode::isValueNode).map(JsonNode::asText).filter((text) -> !text.isEmpty());
	}

	@JsonValue
	@Override
	public String toString() {
		return this.path.getPath();
	}

	private static boolean isNothing(JsonNode node) {
		return node.isNull() || node.isMissingNode();
	}

}
