package io.serai.system.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.mapping.Mappings;
import io.serai.system.call.Call;
import io.serai.system.connector.Operation;
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

	private final PageAnswers page;

	public Details(OutsideSystem system, String name, Mappings mappings) {
		this.system = system;
		this.name = name;
		this.mappings = mappings;
		this.page = new PageAnswers(system, mappings);
	}

	/** What was answered is too old for the items of the next page. */
	public void next(List<JsonNode> items) {
		this.answers.clear();
		this.page.next(items);
	}

	/**
	 * Returns the item as the system tells it singly, or as one that it refuses to tell.
	 * @throws HubException if the system does not answer, or refuses what is asked for
	 * the whole page
	 */
	public PolledItem read(PolledItem item) {
		this.page.askAhead(this.name);
		try {
			Operation detail = this.system.operation(this.name);
			Map<String, JsonNode> beside = new TreeMap<>();
			detail.needs().forEach((variable, needed) -> beside.put(variable, beside(detail, needed, item)));
			return item.read(ask(this.name, item), beside);
		}
		catch (HubException ex) {
			if (ex.failure().action() != FailureClass.Action.DEAD_LETTER) {
				throw ex;
			}
			return item.unread(ex.failure());
		}
	}

	private JsonNode beside(Operation detail, String needed, PolledItem item) {
		boolean same = detail.asksPage() && !this.system.operation(needed).asksPage();
		return same ? this.page.shared(needed) : ask(needed, item);
	}

	private JsonNode ask(String operation, PolledItem item) {
		if (this.system.operation(operation).asksPage()) {
			return this.page.part(operation, item);
		}
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
