package io.serai.system.reading;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.mapping.Mappings;
import io.serai.system.call.Call;
import io.serai.system.outside.OutsideSystem;

/**
 * Reads the items of a list singly. What several items of one page ask alike is asked
 * once: the answer is younger than the page, so it is as good for each of them. A burst
 * of moves of one article costs one reading.
 */
public final class Details {

	private final OutsideSystem system;

	private final String name;

	private final Mappings mappings;

	private final Map<String, JsonNode> answers = new HashMap<>();

	public Details(OutsideSystem system, String name, Mappings mappings) {
		this.system = system;
		this.name = name;
		this.mappings = mappings;
	}

	/** What was answered is too old for the items of the next page. */
	void nextPage() {
		this.answers.clear();
	}

	/**
	 * Returns the item as the system tells it singly, or as one that it refuses to tell.
	 * @throws HubException if the system does not answer
	 */
	public PolledItem read(PolledItem item) {
		try {
			Map<String, JsonNode> beside = new TreeMap<>();
			this.system.operation(this.name)
				.needs()
				.forEach((variable, needed) -> beside.put(variable, ask(needed, item)));
			return item.read(ask(this.name, item), beside);
		}
		catch (HubException ex) {
			if (ex.failure().action() != FailureClass.Action.DEAD_LETTER) {
				throw ex;
			}
			return item.unread(ex.failure());
		}
	}

	private JsonNode ask(String operation, PolledItem item) {
		String mapping = this.system.operation(operation).request();
		if (mapping == null) {
			return this.system.call(operation, new Call(null, Call.inputs(item.name()))).json();
		}
		JsonNode request = this.mappings.apply(mapping, item.listed(), this.system.asking(null));
		String asked = operation + "\n" + item.name() + "\n" + request;
		JsonNode known = this.answers.get(asked);
		if (known == null) {
			known = this.system.call(operation, new Call(request, Call.inputs(item.name()))).json();
			this.answers.put(asked, known);
		}
		return known;
	}

}
