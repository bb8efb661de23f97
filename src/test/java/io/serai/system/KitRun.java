package io.serai.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.canonical.CanonicalJson;
import io.serai.canonical.CanonicalRecord;
import io.serai.canonical.RecordKind;
import io.serai.canonical.RecordValidator;
import io.serai.failure.Failure;
import io.serai.failure.HubException;
import io.serai.system.call.Answer;
import io.serai.system.call.Call;
import io.serai.system.connector.Operation;
import io.serai.system.listing.ConnectorListings;
import io.serai.system.listing.Masks;
import io.serai.system.outside.OutsideSystem;
import io.serai.system.outside.Systems;
import io.serai.system.poll.Poll;
import io.serai.system.reading.PolledOperation;
import io.serai.system.reading.SingleReading;
import io.serai.system.write.WriteCall;
import org.jspecify.annotations.Nullable;

/**
 * One operation of one fresh system, called as a flow calls it, as often as a case wants.
 */
final class KitRun {

	private final KitBed bed;

	private final String connector;

	private final OutsideSystem system;

	private final String operation;

	private final @Nullable JsonNode input;

	private final List<Object> published = new ArrayList<>();

	private @Nullable Poll poll;

	private @Nullable String id;

	private @Nullable String number;

	private @Nullable Failure failure;

	KitRun(KitBed bed, String connector, String operation, @Nullable String with) {
		this(bed, connector, bed.fresh(connector), operation, with);
	}

	KitRun(KitBed bed, String connector, Kit.Scene scene) {
		this(bed, connector, (scene.size() != null) ? bed.fresh(connector, scene.size()) : bed.fresh(connector),
				scene.call(), scene.with());
	}

	private KitRun(KitBed bed, String connector, OutsideSystem system, String operation, @Nullable String with) {
		this.bed = bed;
		this.connector = connector;
		this.system = system;
		this.operation = operation;
		this.input = input(with);
	}

	/** Calls once more. */
	KitRun once(boolean maybeWritten) {
		this.failure = null;
		try {
			if (spec().isPoll()) {
				poll().window();
			}
			else if (spec().isListing()) {
				list();
			}
			else if (spec().isWrite()) {
				WriteCall call = new WriteCall(this.system, this.operation, record(), CanonicalJson.tree(record()),
						this.bed.crossReference(), this.bed.mappings());
				this.id = call.run(maybeWritten).orElse(null);
				this.number = call.number();
			}
			else {
				read();
			}
		}
		catch (HubException ex) {
			this.failure = ex.failure();
		}
		return this;
	}

	/** Reads one object, as a backfill by id does. */
	KitRun byId(String id) {
		single().orElseThrow().read(id).forEach((read) -> this.published.addAll(read.records()));
		return this;
	}

	/** Returns how the poll's objects are read by id; empty if they are not. */
	Optional<SingleReading> single() {
		return SingleReading.of(this.system, this.operation, this.bed.mappings(), new RecordValidator());
	}

	Operation spec() {
		return this.system.operation(this.operation);
	}

	OutsideSystem system() {
		return this.system;
	}

	List<Object> published() {
		return this.published;
	}

	@Nullable Failure failure() {
		return this.failure;
	}

	@Nullable String id() {
		return this.id;
	}

	@Nullable String number() {
		return this.number;
	}

	private void read() {
		Map<String, JsonNode> variables = this.system.asking(null);
		JsonNode request = (spec().request() != null)
				? this.bed.mappings().apply(spec().request(), this.input, variables) : null;
		Map<String, String> inputs = this.input.has("source") ? Call.inputs(record(), null) : Map.of();
		Answer answer = this.system.call(this.operation, new Call(request, inputs));
		if (spec().mapping() != null) {
			this.bed.mappings().apply(spec().mapping(), answer.json(), variables);
		}
	}

	private void list() {
		new ConnectorListings(new Systems(Map.of(this.system.name(), this.system)), this.bed.mappings(),
				new RecordValidator(), new Masks((text) -> "00000000"))
			.read(this.system.name(), spec().lists(), Instant.parse("2026-11-21T16:00:00Z"),
					Instant.parse("2026-11-22T16:00:00Z"), () -> true, this.published::add);
	}

	private Poll poll() {
		if (this.poll == null) {
			PolledOperation polled = new PolledOperation(this.system.name(), this.operation,
					Instant.parse("2026-11-22T05:00:00Z"));
			this.poll = new Poll("poll-" + this.system.name(), polled,
					new Poll.Parts(new Systems(Map.of(this.system.name(), this.system)), this.bed.positions(),
							this.bed.mappings(), new RecordValidator(), KitBed.CLOCK),
					this.published::add);
		}
		return this.poll;
	}

	private CanonicalRecord record() {
		return CanonicalJson.read(kind(this.operation), (ObjectNode) this.input);
	}

	/**
	 * The record that a test gives, else the kit's own of the kind the operation names.
	 */
	private JsonNode input(@Nullable String with) {
		Path file = (with != null)
				? Kit.PROJECT.resolve("connectors").resolve(this.connector).resolve("stub").resolve(with)
				: Kit.PROJECT.resolve("src/test/resources/kit").resolve(kind(this.operation).wireName() + ".json");
		try {
			return CanonicalJson.readTree(Files.readAllBytes(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static RecordKind kind(String operation) {
		if (operation.equals("send-notice")) {
			return RecordKind.ALERT;
		}
		for (RecordKind kind : List.of(RecordKind.ORDER_STATUS, RecordKind.CUSTOMER, RecordKind.STOCK,
				RecordKind.SHIPMENT, RecordKind.REFUND, RecordKind.APPROVAL)) {
			if (operation.contains(kind.wireName())) {
				return kind;
			}
		}
		return RecordKind.ORDER;
	}

}
