package io.serai.demo;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The alerts that one receiver was told, in the order in which they came. The same
 * message again is the same alert; another message of the same cause is another one.
 */
final class ToldAlerts {

	private final String cause;

	private final String message;

	private final List<JsonNode> told = new ArrayList<>();

	/**
	 * Makes an empty list.
	 * @param cause name of the field that tells one cause from another
	 * @param message name of the field that tells messages of one cause apart
	 */
	ToldAlerts(String cause, String message) {
		this.cause = cause;
		this.message = message;
	}

	synchronized void add(JsonNode alert) {
		if (this.told.stream().noneMatch((one) -> isSame(one, alert))) {
			this.told.add(alert);
		}
	}

	synchronized List<JsonNode> list() {
		return List.copyOf(this.told);
	}

	ArrayNode all() {
		return Json.MAPPER.createArrayNode().addAll(list());
	}

	/** Loses the last one, behind everybody's back. */
	synchronized void loseLast() {
		this.told.removeLast();
	}

	/** Tells the last one anew, as if it had been told too soon again. */
	synchronized void repeatLast(String other) {
		this.told.add(((ObjectNode) this.told.getLast().deepCopy()).put(this.message, other));
	}

	private boolean isSame(JsonNode one, JsonNode other) {
		return one.path(this.cause).equals(other.path(this.cause))
				&& one.path(this.message).equals(other.path(this.message));
	}

}
