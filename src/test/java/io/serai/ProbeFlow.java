package io.serai;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.serai.canonical.CanonicalRecord;
import org.apache.camel.builder.RouteBuilder;

import org.springframework.boot.test.context.TestComponent;

/**
 * Subscribes to every channel that the doors write to and remembers what arrived. A
 * carrier that begins with {@code CODED-} is looked up in the code table {@code carrier}.
 */
@TestComponent
public class ProbeFlow extends RouteBuilder {

	private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();

	/** What arrived, with all headers that came with it. */
	public record Arrival(CanonicalRecord record, Map<String, Object> headers) {
	}

	/**
	 * Returns what arrived with that key, oldest first.
	 */
	public List<Arrival> arrivals(String key) {
		return this.arrivals.stream().filter((arrival) -> arrival.record().key().equals(key)).toList();
	}

	@Override
	public void configure() {
		for (String kind : List.of("order", "stock", "customer", "shipment", "refund", "approval")) {
			from("hub:" + kind).routeId(kind + "-to-probe")
				.process((exchange) -> this.arrivals
					.add(new Arrival(exchange.getMessage().getBody(CanonicalRecord.class),
							Map.copyOf(withoutNulls(exchange.getMessage().getHeaders())))))
				.to(kind.equals("shipment") ? "mapping:shipment-to-probe" : "log:probe?level=OFF");
		}
	}

	private static Map<String, Object> withoutNulls(Map<String, Object> headers) {
		headers.values().removeIf((value) -> value == null);
		return headers;
	}

}
