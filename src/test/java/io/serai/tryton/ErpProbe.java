package io.serai.tryton;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.serai.canonical.Customer;
import io.serai.canonical.OrderStatus;
import io.serai.canonical.StockLevel;
import org.apache.camel.builder.RouteBuilder;

import org.springframework.boot.test.context.TestComponent;

/**
 * Flows that keep the newest status of each order, the newest stock level of each article
 * and each customer that came from the ERP.
 */
@TestComponent
class ErpProbe extends RouteBuilder {

	private final Map<String, OrderStatus> statuses = new ConcurrentHashMap<>();

	private final Map<String, StockLevel> levels = new ConcurrentHashMap<>();

	private final Map<String, Customer> customers = new ConcurrentHashMap<>();

	@Override
	public void configure() {
		from("hub:order-status").routeId("order-status-to-probe").process((exchange) -> {
			OrderStatus status = exchange.getMessage().getMandatoryBody(OrderStatus.class);
			this.statuses.put(status.key(), status);
		});
		from("hub:stock").routeId("stock-to-probe").process((exchange) -> {
			StockLevel level = exchange.getMessage().getMandatoryBody(StockLevel.class);
			this.levels.put(level.key(), level);
		});
		from("system:confirming/changed-customers?every=2s").routeId("customer-from-confirming").process((exchange) -> {
			Customer customer = exchange.getMessage().getMandatoryBody(Customer.class);
			this.customers.put(customer.externalRefs().getFirst().id(), customer);
		});
	}

	/** By key, e.g. {@code WX1@shop}. */
	Map<String, OrderStatus> statuses() {
		return this.statuses;
	}

	/** By the key in the shop that the hub brought them from. */
	Map<String, Customer> customers() {
		return this.customers;
	}

	/** By key, e.g. {@code SKU0001@WH}. */
	Map<String, StockLevel> levels() {
		return this.levels;
	}

}
