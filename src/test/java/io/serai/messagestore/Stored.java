package io.serai.messagestore;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;
import io.serai.canonical.TimeOrderedId;
import io.serai.database.TestDatabase;
import io.serai.delivery.DeliveryEvent;
import io.serai.delivery.DeliveryState;
import io.serai.delivery.FlowStatus;
import io.serai.delivery.Flows;
import io.serai.delivery.StoredRecord;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/**
 * A message store on a test database, with its writer.
 */
final class Stored {

	static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

	static final String FLOW = "order-to-erp";

	static final RecordKey ORDER = new RecordKey(RecordKind.ORDER, "shop", "WX1001");

	final StoreWriter writer;

	final MessageStore store;

	final StandingTable standings;

	final Retention retention;

	/** What the broker tells of the flows. */
	final List<FlowStatus> flows = new ArrayList<>();

	Stored(TestDatabase database) {
		Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
		EventTable events = new EventTable(database.jdbc());
		RecordTable records = new RecordTable(database.jdbc());
		TallyTable tally = new TallyTable(database.jdbc());
		DeadLetterQueries dead = new DeadLetterQueries(database.jdbc());
		ActivityQueries activity = new ActivityQueries(database.jdbc());
		this.standings = new StandingTable(database.jdbc());
		this.writer = new StoreWriter(events, this.standings, records, tally, database.transactions(), clock);
		this.store = new StoreQueries(records, events, this.standings, new StoreSearch(database.jdbc(), this.standings),
				dead, new FigureQueries(tally, dead), activity, new Backlog(activity, flows(), clock), this.writer,
				clock);
		this.retention = new Retention(database.jdbc(),
				new StoreSettings(Duration.ofDays(30), Duration.ofDays(180), Duration.ofMinutes(10), 2), clock);
	}

	private ObjectProvider<Flows> flows() {
		StaticListableBeanFactory beans = new StaticListableBeanFactory();
		beans.addBean("flows", new Flows() {
			@Override
			public List<FlowStatus> all() {
				return Stored.this.flows;
			}

			@Override
			public void pause(String flow, String by, String reason) {
				throw new AssertionError("the store steers no flow");
			}

			@Override
			public void resume(String flow, String by) {
				throw new AssertionError("the store steers no flow");
			}
		});
		return beans.getBeanProvider(Flows.class);
	}

	/** The flow has paused itself with so many records in its queue. */
	void waits(long waiting) {
		this.flows.add(new FlowStatus(FLOW, "", "order", FlowStatus.Gate.PAUSED_ITSELF, "erp does not answer", null,
				NOW.plusSeconds(9), waiting, 0, null));
	}

	void happens(DeliveryEvent... events) {
		this.writer.onEvents(List.of(events));
	}

	void comesIn(StoredRecord... records) {
		this.writer.onRecords(List.of(records));
	}

	Standing standing(RecordKey record) {
		return this.store.whereIs("order", record.source(), record.key()).orElseThrow().deliveries().getFirst();
	}

	static RecordKey order(String key) {
		return new RecordKey(RecordKind.ORDER, "shop", key);
	}

	static StoredRecord record(RecordKey record, String version, Instant at) {
		return new StoredRecord("m-" + record.key() + "-" + version, record, version, "shop-api", at,
				"{\"key\":\"%s\"}".formatted(record.key()).getBytes(StandardCharsets.UTF_8));
	}

	static DeliveryEvent event(RecordKey record, String version, DeliveryState state, Instant at) {
		return event(record, version, state, at, "SKU unknown", null);
	}

	static DeliveryEvent delivered(RecordKey record, String version, Instant at, String externalId) {
		return event(record, version, DeliveryState.DELIVERED, at, "SKU unknown", externalId);
	}

	static DeliveryEvent event(RecordKey record, String version, DeliveryState state, Instant at, String cause,
			@Nullable String externalId) {
		boolean failed = state == DeliveryState.DEAD || state == DeliveryState.RETRYING;
		return new DeliveryEvent(TimeOrderedId.next(at), "m-" + record.key() + "-" + version, FLOW, record, version,
				state, failed ? 1 : 0, at, 12, null, failed ? "invalid-data" : null, failed ? cause : null,
				failed ? cause + " (" + record.key() + ")" : null, failed ? "Create it in the ERP, then retry." : null,
				"erp", externalId, null);
	}

}
