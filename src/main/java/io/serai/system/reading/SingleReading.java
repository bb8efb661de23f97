package io.serai.system.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.serai.canonical.HubHeaders;
import io.serai.canonical.RecordValidator;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.mapping.Mappings;
import io.serai.system.call.AnswerPath;
import io.serai.system.call.Call;
import io.serai.system.connector.HookRule;
import io.serai.system.connector.Operation;
import io.serai.system.outside.OutsideSystem;
import org.jspecify.annotations.Nullable;

/**
 * Reads one object of a system by its name there and makes records of it, as the poll of
 * such objects would.
 */
public final class SingleReading {

	private final OutsideSystem system;

	private final Operation poll;

	private final String with;

	private final @Nullable AnswerPath at;

	private final Mappings mappings;

	private final RecordValidator validator;

	private SingleReading(OutsideSystem system, Operation poll, String with, @Nullable AnswerPath at, Mappings mappings,
			RecordValidator validator) {
		this.system = system;
		this.poll = poll;
		this.with = with;
		this.at = at;
		this.mappings = mappings;
		this.validator = validator;
	}

	/**
	 * Returns how the poll's objects are read singly; empty if the connector says not.
	 */
	public static Optional<SingleReading> of(OutsideSystem system, String operation, Mappings mappings,
			RecordValidator validator) {
		Operation poll = system.operation(operation);
		Optional<HookRule> rule = Optional.ofNullable(system.connector().hook())
			.flatMap((hook) -> hook.events().stream().filter((one) -> one.reads().equals(operation)).findFirst());
		String with = rule.map(HookRule::with).orElse(poll.detail());
		return Optional.ofNullable(with)
			.map((found) -> new SingleReading(system, poll, found, rule.map(HookRule::at).orElse(null), mappings,
					validator));
	}

	/**
	 * Reads one. What the system refuses to tell, or no longer has, becomes a rejected
	 * record.
	 * @throws HubException if the system does not answer
	 */
	public Read read(String id) {
		PolledItem named = new PolledItem(this.system, this.poll, TextNode.valueOf(id));
		try {
			JsonNode answer = ask(id);
			JsonNode found = (this.at != null) ? this.at.in(answer).orElse(null) : answer;
			if (found == null) {
				return new Read(named, List.of());
			}
			PolledItem item = new PolledItem(this.system, this.poll, found);
			return new Read(item, item.records(this.mappings, this.validator));
		}
		catch (HubException ex) {
			if (ex.failure().action() != FailureClass.Action.DEAD_LETTER) {
				throw ex;
			}
			return new Read(named, List.of(named.rejected(ex.failure())));
		}
	}

	private JsonNode ask(String id) {
		String mapping = this.system.operation(this.with).request();
		JsonNode request = (mapping != null)
				? this.mappings.apply(mapping, TextNode.valueOf(id), this.system.asking(id)) : null;
		Map<String, String> inputs = new HashMap<>(Call.inputs(id));
		inputs.put(HubHeaders.SOURCE, this.system.name());
		inputs.put(HubHeaders.KEY, id);
		inputs.put(HubHeaders.KEY_ENCODED, Objects.requireNonNull(Call.encoded(id)));
		return this.system.call(this.with, new Call(request, inputs)).json();
	}

	/**
	 * What was read.
	 *
	 * @param item what the system told, or only its name
	 * @param records what it became; none if there is nothing to tell
	 */
	public record Read(PolledItem item, List<Object> records) {
	}

}
