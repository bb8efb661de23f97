package io.serai.mapping;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a mapping made of a sample at a developer's desk. The violations may quote values,
 * so they are for no log.
 *
 * @param result as the mapping made it
 * @param violations what in it breaks {@code NAME.schema.json}, place first; empty if it
 * fits or there is no schema
 */
public record Trial(JsonNode result, List<String> violations) {

	/**
	 * Copies the violations.
	 */
	public Trial {
		violations = List.copyOf(violations);
	}

}
