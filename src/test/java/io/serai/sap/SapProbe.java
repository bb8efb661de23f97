package io.serai.sap;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.serai.canonical.OrderStatus;
import org.apache.camel.builder.RouteBuilder;

import org.springframework.boot.test.context.TestComponent;

/**
 * A flow that keeps the newest status of each order that came from the ERP.
 */
@TestComponent
class SapProbe extends RouteBuilder {

	private final Map<String, OrderStatus> newest = new ConcurrentHashMap<>();

	@Override
	public void configure() {
		from("hub:order-status").routeId("order-status-to-probe").process((exchange) -> {
			OrderStatus status = exchange.getMessage().getMandatoryBody(OrderStatus.class);
			this.newest.put(status.orderKey(), status);
		});
	}

	Map<String, OrderStatus> newest() {
		return this.newest;
	}

}
