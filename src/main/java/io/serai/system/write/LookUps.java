package io.serai.system.write;

import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.serai.canonical.CanonicalRecord;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.mapping.Mappings;
import io.serai.system.call.Call;
import io.serai.system.connector.Operation;
import io.serai.system.outside.OutsideSystem;
import org.jspecify.annotations.Nullable;

/**
 * What a write asks its system about one record: whether the record is there, and what it
 * refers to, which is made if it is not there.
 */
final class LookUps {

	private final OutsideSystem system;

	private final CanonicalRecord record;

	private final JsonNode tree;

	private final Mappings mappings;

	LookUps(OutsideSystem system, CanonicalRecord record, JsonNode tree, Mappings mappings) {
		this.system = system;
		this.record = record;
		this.tree = tree;
		this.mappings = mappings;
	}

	/** Reads what the record refers to, or makes it if the operation can. */
	JsonNode look(String needed, @Nullable String id, Map<String, JsonNode> variables) {
		Operation spec = this.system.operation(needed);
		return (spec.isWrite() && spec.find() != null) ? ensure(needed, spec, spec.find(), variables)
				: read(needed, id, variables);
	}

	/** What the record refers to is found by its own key, and made if it is not there. */
	private JsonNode ensure(String needed, Operation spec, String find, Map<String, JsonNode> variables) {
		JsonNode there = readIfThere(find, variables);
		if (this.system.operation(find).idIn(there).isPresent()) {
			return there;
		}
		JsonNode body = (spec.mapping() != null) ? this.mappings.apply(spec.mapping(), this.tree, variables)
				: this.tree;
		if (body.isNull()) {
			return body;
		}
		try {
			this.system.call(needed, new Call(body, Call.inputs(this.record, null)));
		}
		catch (HubException ex) {
			// Made by somebody else in between: as good.
			if (ex.failure().failureClass() != FailureClass.DUPLICATE) {
				throw ex;
			}
		}
		return read(find, null, variables);
	}

	/** Returns null as JSON if the request's mapping makes null. */
	private JsonNode read(String needed, @Nullable String id, Map<String, JsonNode> known) {
		Map<String, JsonNode> variables = new HashMap<>(known);
		this.system.operation(needed)
			.needs()
			.forEach((variable, first) -> variables.put(variable, read(first, id, variables)));
		JsonNode request = request(needed, id, variables);
		if (request != null && request.isNull()) {
			return request;
		}
		JsonNode answer = this.system.call(needed, new Call(request, Call.inputs(this.record, id))).json();
		String mapping = this.system.operation(needed).mapping();
		return (mapping != null) ? this.mappings.apply(mapping, answer, variables) : answer;
	}

	/** Some systems answer an empty list when there is nothing, some 404: then null. */
	JsonNode readIfThere(String find, Map<String, JsonNode> variables) {
		try {
			return read(find, null, variables);
		}
		catch (HubException ex) {
			if (ex.failure().failureClass() == FailureClass.INVALID_DATA && "404".equals(ex.failure().code())) {
				return NullNode.getInstance();
			}
			throw ex;
		}
	}

	private @Nullable JsonNode request(String needed, @Nullable String id, Map<String, JsonNode> variables) {
		String request = this.system.operation(needed).request();
		Map<String, JsonNode> known = this.system.asking(id);
		known.putAll(variables);
		return (request != null) ? this.mappings.apply(request, this.tree, known) : null;
	}

}
