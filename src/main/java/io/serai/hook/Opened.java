package io.serai.hook;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A request that a recipe found to be the platform's.
 *
 * @param event what it tells; empty if it only checks that the door is ours
 * @param id what tells the event from every other; empty if only its content does
 * @param answer what the platform expects to hear when the event is stored
 */
record Opened(Optional<JsonNode> event, Optional<String> id, Answer answer) {

	static Opened check(Answer answer) {
		return new Opened(Optional.empty(), Optional.empty(), answer);
	}

	static Opened event(JsonNode event, Answer answer) {
		return new Opened(Optional.of(event), Optional.empty(), answer);
	}

	/**
	 * What the platform expects.
	 *
	 * @param text the whole body, without quotes or a line's end
	 * @param json whether it is JSON; plain text if not
	 */
	record Answer(String text, boolean json) {

		static final Answer SUCCESS = new Answer("success", false);

		static final Answer EMPTY_JSON = new Answer("{}", true);

	}

}
