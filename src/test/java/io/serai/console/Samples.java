package io.serai.console;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;
import io.serai.delivery.DeliveryEvent;
import io.serai.delivery.DeliveryState;
import io.serai.delivery.EventListener;
import io.serai.delivery.FlowStatus;
import io.serai.delivery.FlowStatus.Gate;
import io.serai.delivery.RecordListener;
import io.serai.delivery.StoredRecord;
import org.jspecify.annotations.Nullable;

/**
 * A believable day: a busy order flow with two causes of failure, a CRM that is down, and
 * a quiet stock flow.
 */
final class Samples {

	static final String ORDERS = "order-to-erp";

	static final String UNKNOWN_SKU = "invalid-data|erp|save-order|UserError|product … unknown";

	static final String NO_CARRIER = "unmapped-code|erp|save-order|-|carrier … unknown";

	private final PlayedFlows flows;

	private final EventListener events;

	private final RecordListener records;

	private final Instant now;

	Samples(PlayedFlows flows, EventListener events, RecordListener records, Instant now) {
		this.flows = flows;
		this.events = events;
		this.records = records;
		this.now = now;
	}

	void play() {
		this.flows.put(new FlowStatus(ORDERS, "Delivers each paid order to the ERP as a sales order.", "order",
				Gate.OPEN, null, null, null, 3, 1, ago(40)));
		this.flows.put(new FlowStatus("order-status-from-erp", "Tells the shop what became of each order.", "order",
				Gate.OPEN, null, null, null, 0, 0, null));
		this.flows.put(new FlowStatus("customer-to-crm", "Keeps the CRM's customers like the shop's.", "customer",
				Gate.PAUSED_ITSELF, "crm/save-customer: cannot be reached (ConnectException)", null,
				this.now.plusSeconds(45), 214, 0, ago(43 * 60)));
		this.flows.put(new FlowStatus("stock-to-shop", "Publishes each stock level to the shop.", "stock", Gate.OPEN,
				null, null, null, 0, 0, null));
		List<StoredRecord> accepted = new ArrayList<>();
		List<DeliveryEvent> delivered = new ArrayList<>();
		for (int i = 0; i < 900; i++) {
			RecordKey order = order(String.valueOf(37051150584712L + i));
			Instant at = ago(30 + i * i / 12L);
			accepted.add(accepted(order, "1", at));
			delivered
				.add(event(order, "1", ORDERS, DeliveryState.DELIVERED, at.plusMillis(340), null, "SO-" + (2300 + i)));
		}
		for (int i = 0; i < 260; i++) {
			RecordKey level = new RecordKey(RecordKind.STOCK, "erp", "SKU-%04d@SH01".formatted(i));
			Instant at = ago(90 + i * 240L);
			accepted.add(accepted(level, "1", at));
			delivered.add(event(level, "1", "stock-to-shop", DeliveryState.DELIVERED, at.plusMillis(120), null, null));
		}
		for (int from = 0; from < accepted.size(); from += 500) {
			this.records.onRecords(accepted.subList(from, Math.min(accepted.size(), from + 500)));
			this.events.onEvents(delivered.subList(from, Math.min(delivered.size(), from + 500)));
		}
		failures();
		journey();
		echo();
	}

	private void failures() {
		for (int i = 1; i <= 12; i++) {
			dies(order("WX20261122%04d".formatted(i)), UNKNOWN_SKU, "invalid-data",
					"erp/save-order: product 'SKU-88%02d' unknown".formatted(i),
					"Create the product in the ERP or correct its code in the shop, then retry.", ago(3000L - i * 60));
		}
		for (int i = 1; i <= 3; i++) {
			dies(order("WX20261121%04d".formatted(i)), NO_CARRIER, "unmapped-code",
					"erp/save-order: carrier 'JITU' has no counterpart",
					"Add JITU to the carriers of the ERP connector, then retry.", ago(9000L - i * 60));
		}
	}

	private void journey() {
		RecordKey order = order("WX3705115058471208928");
		this.records.onRecords(List.of(accepted(order, "1", ago(600)), accepted(order, "2", ago(60))));
		this.events.onEvents(List.of(
				event(order, "1", ORDERS, DeliveryState.RETRYING, ago(599), "erp/save-order: HTTP 502 Bad Gateway",
						null),
				event(order, "1", ORDERS, DeliveryState.RETRYING, ago(594), "erp/save-order: no answer within 30 s",
						null),
				event(order, "1", ORDERS, DeliveryState.DELIVERED, ago(560), null, "SO-1042"),
				event(order, "2", ORDERS, DeliveryState.DELIVERED, ago(59), null, "SO-1042"),
				event(order, "2", "order-status-from-erp", DeliveryState.SKIPPED, ago(58), "not paid yet", null)));
	}

	private void echo() {
		RecordKey customer = new RecordKey(RecordKind.CUSTOMER, "crm", "A-17");
		this.events.onEvents(List.of(event(customer, "1", "customer-from-crm", DeliveryState.SKIPPED, ago(57),
				"echo: it says what the hub itself wrote there last", null)));
	}

	private void dies(RecordKey order, String cause, String failureClass, String what, String remedy, Instant at) {
		this.records.onRecords(List.of(accepted(order, "1", at.minusSeconds(1))));
		this.flows.die(new DeliveryEvent(UUID.randomUUID().toString(), message(order, "1"), ORDERS, order, "1",
				DeliveryState.DEAD, 1, at, 180, null, failureClass, cause, what, remedy, "erp", null, null));
	}

	/** Returns the end of an order of which nobody knows whether it took effect. */
	static DeliveryEvent doubtful(String key, Instant at) {
		RecordKey order = order(key);
		return new DeliveryEvent(UUID.randomUUID().toString(), message(order, "1"), ORDERS, order, "1",
				DeliveryState.DEAD, 1, at, 180, null, "outcome-unknown", "outcome-unknown|erp|charge",
				"erp/charge: cut off", "Look in erp whether the record is there, then say which.", "erp", null, null);
	}

	private static DeliveryEvent event(RecordKey record, String version, String flow, DeliveryState state, Instant at,
			@Nullable String what, @Nullable String externalId) {
		boolean failed = state == DeliveryState.RETRYING;
		return new DeliveryEvent(UUID.randomUUID().toString(), message(record, version), flow, record, version, state,
				failed ? 1 : 0, at, 182, failed ? at.plusSeconds(5) : null, failed ? "transient" : null,
				failed ? "transient|erp" : null, what, failed ? "The hub tries again by itself." : null,
				flow.endsWith("shop") ? "shop" : "erp", externalId, null);
	}

	private static StoredRecord accepted(RecordKey record, String version, Instant at) {
		String json = "{\"key\":\"%s\",\"total\":{\"amount\":\"119.80\",\"currency\":\"CNY\"},\"buyer\":\"李雷\"}"
			.formatted(record.key());
		return new StoredRecord(message(record, version), record, version, "shop-api", at,
				json.getBytes(StandardCharsets.UTF_8));
	}

	private static String message(RecordKey record, String version) {
		return "m-" + record.key() + "-" + version;
	}

	private static RecordKey order(String key) {
		return new RecordKey(RecordKind.ORDER, "shop", key);
	}

	private Instant ago(long seconds) {
		return this.now.minus(Duration.ofSeconds(seconds));
	}

}
