package io.serai.system.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.serai.canonical.CanonicalJson;
import io.serai.canonical.CanonicalRecord;
import io.serai.canonical.HubHeaders;
import io.serai.canonical.RecordValidator;
import io.serai.canonical.RecordVersion;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.mapping.Mappings;
import io.serai.system.call.AnswerPath;
import io.serai.system.call.Call;
import io.serai.system.connector.Operation;
import io.serai.system.outside.OutsideSystem;
import org.jspecify.annotations.Nullable;

/**
 * Reads one object of a system by its name there and makes records of it, as the poll of
 * such objects would.
 */
public final class SingleReading {

	/** The name of a system before a number; it stands in addresses as it is. */
	private static final Pattern REFERENCE = Pattern.compile("([a-z][a-z0-9-]{0,62})/(.+)", Pattern.DOTALL);

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
	 * Returns how the poll's objects are read singly; empty if the connector does not
	 * say: neither by {@code byId} nor by an event that names one of them.
	 */
	public static Optional<SingleReading> of(OutsideSystem system, String operation, Mappings mappings,
			RecordValidator validator) {
		Operation poll = system.operation(operation);
		if (poll.byId() != null) {
			return Optional.of(new SingleReading(system, poll, poll.byId(), null, mappings, validator));
		}
		return Optional.ofNullable(system.connector().hook())
			.flatMap((hook) -> hook.events().stream().filter((one) -> one.reads().equals(operation)).findFirst())
			.map((rule) -> new SingleReading(system, poll,
					(rule.with() != null) ? rule.with() : Objects.requireNonNull(poll.detail()), rule.at(), mappings,
					validator));
	}

	/**
	 * Reads one. What the system refuses to tell, or no longer has, becomes a rejected
	 * record.
	 * @return what was found, mostly one; empty if there is nothing
	 * @throws HubException if the system does not answer
	 */
	public List<Read> read(String id) {
		PolledItem named = new PolledItem(this.system, this.poll, TextNode.valueOf(id));
		try {
			List<Read> reads = items(named, id).stream()
				.map((item) -> new Read(item, item.records(this.mappings, this.validator)))
				.toList();
			return newest(reads, id).map(List::of).orElse(reads);
		}
		catch (HubException ex) {
			if (ex.failure().action() != FailureClass.Action.DEAD_LETTER) {
				throw ex;
			}
			return List.of(new Read(named, List.of(named.rejected(ex.failure()))));
		}
	}

	/**
	 * An answer that lists as the poll does is taken row by row, any other is the object.
	 */
	private List<PolledItem> items(PolledItem named, String id) {
		JsonNode answer = ask(this.with, id);
		Optional<JsonNode> rows = this.with.equals(this.poll.detail()) ? Optional.empty()
				: Optional.ofNullable(this.poll.items()).flatMap((path) -> path.in(answer)).filter(JsonNode::isArray);
		if (rows.isPresent() && this.at == null) {
			Details details = (this.poll.detail() != null) ? new Details(this.system, this.poll.detail(), this.mappings)
					: null;
			List<PolledItem> items = new ArrayList<>();
			if (details != null) {
				List<JsonNode> page = new ArrayList<>();
				rows.get().forEach(page::add);
				details.next(page);
			}
			for (JsonNode row : rows.get()) {
				PolledItem item = new PolledItem(this.system, this.poll, row);
				items.add((details != null) ? details.read(item) : item);
			}
			return items;
		}
		Map<String, JsonNode> beside = new TreeMap<>();
		this.system.operation(this.with).needs().forEach((variable, needed) -> beside.put(variable, ask(needed, id)));
		return ((this.at != null) ? this.at.in(answer) : Optional.of(answer)).map((found) -> named.read(found, beside))
			.stream()
			.toList();
	}

	/** A list may tell of others too, and of the one several times. */
	private Optional<Read> newest(List<Read> reads, String id) {
		return reads.stream()
			.flatMap((read) -> read.records()
				.stream()
				.filter((record) -> record instanceof CanonicalRecord one && one.key().equals(id))
				.map((record) -> new Read(read.item(), List.of(record))))
			.max((one, other) -> RecordVersion.compare(version(one), version(other)));
	}

	private static String version(Read read) {
		return ((CanonicalRecord) read.records().getFirst()).version();
	}

	private JsonNode ask(String operation, String id) {
		Map<String, String> inputs = new HashMap<>(Call.inputs(id));
		boolean looksUp = this.poll.byId() != null && operation.equals(this.poll.find());
		Matcher reference = REFERENCE.matcher(id);
		boolean named = looksUp && reference.matches();
		String source = named ? reference.group(1) : this.system.name();
		String key = named ? reference.group(2) : id;
		inputs.put(HubHeaders.SOURCE, source);
		inputs.put(HubHeaders.KEY, key);
		inputs.put(HubHeaders.KEY_ENCODED, Objects.requireNonNull(Call.encoded(key)));
		JsonNode input = looksUp ? CanonicalJson.mapper().createObjectNode().put("source", source).put("key", key)
				: TextNode.valueOf(id);
		String mapping = this.system.operation(operation).request();
		JsonNode request = (mapping != null) ? this.mappings.apply(mapping, input, this.system.asking(id)) : null;
		return this.system.call(operation, new Call(request, inputs)).json();
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
