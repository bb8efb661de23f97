package io.serai.system.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.serai.canonical.CanonicalJson;
import io.serai.mapping.Mappings;
import io.serai.system.call.Call;
import io.serai.system.connector.Operation;
import io.serai.system.outside.OutsideSystem;
import org.jspecify.annotations.Nullable;

/**
 * What is asked once for all items of a page, and each item's part of it. Ten thousand
 * articles cost a call or two a page instead of one each.
 */
final class PageAnswers {

	private final OutsideSystem system;

	private final Mappings mappings;

	private final Map<String, JsonNode> answers = new HashMap<>();

	private ArrayNode items = CanonicalJson.mapper().createArrayNode();

	PageAnswers(OutsideSystem system, Mappings mappings) {
		this.system = system;
		this.mappings = mappings;
	}

	/** What was answered is too old for the items of the next page. */
	void next(List<JsonNode> items) {
		this.answers.clear();
		this.items = CanonicalJson.mapper().createArrayNode().addAll(items);
	}

	/**
	 * Asks what an operation and what it needs are to be asked for the page, unless that
	 * was done.
	 * @throws io.serai.failure.HubException if the system does not answer or refuses,
	 * which says nothing of a single item
	 */
	void askAhead(String operation) {
		Operation spec = this.system.operation(operation);
		spec.needs().values().forEach(this::askAhead);
		if (spec.asksPage() && !this.answers.containsKey(operation)) {
			JsonNode requests = this.mappings.apply(Objects.requireNonNull(spec.request()), this.items, known(spec));
			ArrayNode all = CanonicalJson.mapper().createArrayNode();
			requests.forEach((request) -> all.add(call(operation, request)));
			this.answers.put(operation, all);
		}
	}

	/** Returns the item's part of what was answered for its page. */
	JsonNode part(String operation, PolledItem item) {
		Operation spec = this.system.operation(operation);
		Map<String, JsonNode> variables = known(spec);
		variables.put("listed", item.listed());
		return this.mappings.apply(Objects.requireNonNull(spec.mapping()),
				Objects.requireNonNull(this.answers.get(operation)), variables);
	}

	/** Returns what is the same for every item, asked once. */
	JsonNode shared(String operation) {
		JsonNode known = this.answers.get(operation);
		if (known == null) {
			String request = this.system.operation(operation).request();
			known = call(operation,
					(request != null) ? this.mappings.apply(request, this.items, this.system.asking(null)) : null);
			this.answers.put(operation, known);
		}
		return known;
	}

	private Map<String, JsonNode> known(Operation spec) {
		Map<String, JsonNode> variables = this.system.asking(null);
		spec.needs().forEach((variable, needed) -> {
			if (!this.system.operation(needed).asksPage()) {
				variables.put(variable, shared(needed));
			}
		});
		return variables;
	}

	private JsonNode call(String operation, @Nullable JsonNode request) {
		return this.system.call(operation, new Call(request, Map.of())).json();
	}

}
