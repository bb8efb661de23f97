package io.serai.system.listing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.serai.canonical.CanonicalJson;
import io.serai.canonical.CanonicalRecord;
import io.serai.canonical.HubHeaders;
import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;
import io.serai.canonical.RecordValidator;
import io.serai.canonical.RecordVersion;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.failure.RejectedRecord;
import io.serai.mapping.Mappings;
import io.serai.system.call.Call;
import io.serai.system.connector.Operation;
import io.serai.system.outside.OutsideSystem;
import io.serai.system.outside.Systems;
import io.serai.system.reading.Details;
import io.serai.system.reading.PollWindow;
import io.serai.system.reading.PolledItem;
import io.serai.system.reading.Sweep;

/**
 * Listings by the operations that connectors declare with {@code lists}.
 */
public final class ConnectorListings implements Listings {

	private static final Duration SHORTEST = Duration.ofSeconds(1);

	private final Systems systems;

	private final Mappings mappings;

	private final RecordValidator validator;

	private final Entries entries;

	public ConnectorListings(Systems systems, Mappings mappings, RecordValidator validator, Masks masks) {
		this.systems = systems;
		this.mappings = mappings;
		this.validator = validator;
		this.entries = new Entries(mappings, masks);
	}

	@Override
	public boolean lists(String system, RecordKind kind) {
		return this.systems.find(system).flatMap((found) -> listing(found, kind)).isPresent();
	}

	@Override
	public boolean reads(String system, RecordKind kind) {
		return this.systems.find(system).flatMap((found) -> poll(found, kind)).isPresent();
	}

	@Override
	public void read(String system, RecordKind kind, Instant since, Instant until, BooleanSupplier goOn,
			Consumer<Listed> take) {
		OutsideSystem found = this.systems.get(system);
		read(found, required(found, kind), new PollWindow(since, until, false), goOn, take);
	}

	@Override
	public List<Listed> of(String system, RecordKey record) {
		OutsideSystem found = this.systems.get(system);
		Operation listing = found.operation(required(found, record.kind()));
		JsonNode answer = answer(found, Objects.requireNonNull(listing.find()), record);
		return singly(found, listing, answer, record).stream()
			.flatMap((item) -> this.entries.of(item).stream())
			.filter((document) -> document.source().isEmpty() || document.source().equals(record.source()))
			.filter((document) -> document.key().equals(record.key()))
			.map((document) -> document.of(record.source()))
			.toList();
	}

	@Override
	public Optional<CanonicalRecord> record(String system, RecordKey record) {
		OutsideSystem found = this.systems.get(system);
		Operation poll = poll(found, record.kind()).orElseThrow(() -> found.failures()
			.of(FailureClass.INVALID_DATA, record.kind().wireName(), "its connector reads none by key", false));
		JsonNode answer = answer(found, Objects.requireNonNull(poll.find()), record);
		List<Object> read = singly(found, poll, answer, record).stream()
			.flatMap((item) -> item.records(this.mappings, this.validator).stream())
			.toList();
		if (read.stream().findFirst().orElse(null) instanceof RejectedRecord rejected) {
			throw new HubException(rejected.failure());
		}
		return read.stream()
			.filter(CanonicalRecord.class::isInstance)
			.map(CanonicalRecord.class::cast)
			.flatMap((one) -> Copies.as(record, one).stream())
			.max((one, other) -> RecordVersion.compare(one.version(), other.version()));
	}

	/**
	 * What a look-up found; rows of a list are read singly where the poll does so too.
	 */
	private List<PolledItem> singly(OutsideSystem system, Operation operation, JsonNode answer, RecordKey record) {
		Optional<JsonNode> list = Optional.ofNullable(operation.items())
			.flatMap((path) -> path.in(answer))
			.filter(JsonNode::isArray);
		if (list.isEmpty()) {
			JsonNode key = TextNode.valueOf(record.key());
			return items(system, operation, answer).stream()
				.map((item) -> new PolledItem(system, operation, key).read(item, Map.of()))
				.toList();
		}
		Details details = (operation.detail() != null) ? new Details(system, operation.detail(), this.mappings) : null;
		List<JsonNode> rows = new ArrayList<>();
		list.get().forEach(rows::add);
		if (details != null) {
			details.next(rows);
		}
		List<PolledItem> items = new ArrayList<>();
		for (JsonNode row : rows) {
			PolledItem item = new PolledItem(system, operation, row);
			items.add((details != null) ? details.read(item) : item);
		}
		return items;
	}

	/**
	 * A stretch that cannot be read in one is read in halves; what stands has no halves.
	 */
	private void read(OutsideSystem system, String name, PollWindow window, BooleanSupplier goOn,
			Consumer<Listed> take) {
		Sweep sweep = new Sweep(system, name, this.mappings, (item) -> {
			this.entries.of(item).forEach(take);
			return Optional.empty();
		}, goOn, new HashSet<>());
		if (sweep.read(window)) {
			return;
		}
		Duration half = Duration.between(window.since(), window.until()).dividedBy(2);
		boolean stands = Objects.requireNonNull(system.operation(name).lists()).stands();
		if (stands || half.compareTo(SHORTEST) < 0) {
			throw system.failures()
				.of(FailureClass.TRANSIENT, name, "more is listed than may be asked for, "
						+ "or rows move about in the list faster than they can be read", false);
		}
		Instant middle = window.since().plus(half);
		read(system, name, new PollWindow(window.since(), middle, false), goOn, take);
		read(system, name, new PollWindow(middle, window.until(), false), goOn, take);
	}

	/** Some systems answer an empty list when there is nothing, some 404. */
	private JsonNode answer(OutsideSystem system, String find, RecordKey record) {
		ObjectNode input = CanonicalJson.mapper().createObjectNode();
		input.put("source", record.source()).put("key", record.key());
		String mapping = system.operation(find).request();
		JsonNode request = (mapping != null) ? this.mappings.apply(mapping, input, system.asking(null)) : null;
		try {
			return system.call(find, new Call(request, inputs(record))).json();
		}
		catch (HubException ex) {
			if (ex.failure().failureClass() == FailureClass.INVALID_DATA && "404".equals(ex.failure().code())) {
				return NullNode.getInstance();
			}
			throw ex;
		}
	}

	private static Map<String, String> inputs(RecordKey record) {
		Map<String, String> inputs = new HashMap<>();
		// Another system may have named it; names of ours are the same encoded.
		inputs.put(HubHeaders.SOURCE, Call.encoded(record.source()));
		inputs.put(HubHeaders.KEY, record.key());
		inputs.put(HubHeaders.KEY_ENCODED, Call.encoded(record.key()));
		return inputs;
	}

	/** A look-up answers a list like the day's, or the one document itself. */
	private static List<JsonNode> items(OutsideSystem system, Operation operation, JsonNode answer) {
		if (answer.isNull()) {
			return List.of();
		}
		if (answer.isObject()) {
			return List.of(answer);
		}
		throw Entries.invalid(system, operation, "the look-up answered neither a document nor a list");
	}

	private static String required(OutsideSystem system, RecordKind kind) {
		return listing(system, kind).orElseThrow(() -> system.failures()
			.of(FailureClass.INVALID_DATA, kind.wireName(),
					"its connector cannot list them; add an operation with 'lists: %s'".formatted(kind), false));
	}

	private static Optional<String> listing(OutsideSystem system, RecordKind kind) {
		return named(system, (operation) -> operation.isListing() && operation.lists() == kind);
	}

	private static Optional<Operation> poll(OutsideSystem system, RecordKind kind) {
		return named(system,
				(operation) -> operation.isPoll() && operation.record() == kind && operation.find() != null)
			.map(system::operation);
	}

	private static Optional<String> named(OutsideSystem system, Predicate<Operation> wanted) {
		return system.connector()
			.operations()
			.entrySet()
			.stream()
			.filter((entry) -> wanted.test(entry.getValue()))
			.map(Map.Entry::getKey)
			.sorted()
			.findFirst();
	}

}
