package io.serai.tryton;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.Serai;
import io.serai.canonical.CanonicalJson;
import io.serai.canonical.CanonicalRecord;
import io.serai.canonical.Customer;
import io.serai.canonical.HubHeaders;
import io.serai.canonical.OrderStage;
import io.serai.canonical.OrderStatus;
import io.serai.canonical.RecordKind;
import io.serai.canonical.StockLevel;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a real Tryton makes of sales that are confirmed, of goods that leave and come
 * back, and what it tells of them.
 */
@Tag("tryton")
@SpringBootTest(classes = { Serai.class, ErpProbe.class }, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TrytonHub.class)
class TrytonWarehouseTests {

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private final TrytonClient erp = RealTryton.shared().client();

	@Autowired
	private ErpProbe probe;

	@Autowired
	private ProducerTemplate flows;

	@Test
	void confirmsASaleAndTellsWhatIsLeftWhileItsGoodsLeave() {
		region();
		save("order", order("S1", "SKU0041", 3), false);

		JsonNode sale = sale("store/S1");
		assertThat(sale.get("state").asText()).isEqualTo("processing");
		assertThat(sale.at("/shipment_address./country./code").asText()).isEqualTo("CN");
		assertThat(sale.at("/shipment_address./subdivision./code").asText()).isEqualTo("CN-GD");
		awaitLevel("SKU0041@WH", "500", "497");

		ship(sale);

		awaitLevel("SKU0041@WH", "497", "497");
		Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
			OrderStatus status = this.probe.statuses().get("S1@store");
			assertThat(status).isNotNull();
			assertThat(status.status()).isEqualTo(OrderStage.SHIPPED);
			assertThat(status.orderSource()).isEqualTo("store");
		});
	}

	@Test
	void makesOneReturnSaleOfARefundThatGoodsComeBackWith() {
		save("order", order("S2", "SKU0042", 3), false);
		ship(sale("store/S2"));

		save("refund", refund("1", "approved"), false);
		save("refund", refund("1", "approved"), true);
		save("refund", refund("2", "paid"), false);

		JsonNode found = this.erp.search("sale.sale", List.of(List.of("reference", "=", "refund store/R2")), "state",
				"total_amount", "origin", "description", "shipment_returns.incoming_moves.product.code",
				"shipment_returns.incoming_moves.quantity");
		assertThat(found).hasSize(1);
		JsonNode refund = found.get(0);
		assertThat(refund.get("state").asText()).isEqualTo("processing");
		assertThat(refund.at("/total_amount/decimal").asText()).isEqualTo("-99.99");
		assertThat(refund.get("origin").asText()).isEqualTo("sale.sale," + sale("store/S2").get("id").asText());
		assertThat(refund.get("description").asText()).startsWith("serai-refund ").endsWith(" 2");
		JsonNode moves = refund.at("/shipment_returns./0/incoming_moves.");
		assertThat(moves).hasSize(1);
		assertThat(moves.at("/0/product./code").asText()).isEqualTo("SKU0042");
		assertThat(moves.at("/0/quantity").decimalValue()).isEqualByComparingTo("2");
		assertThat(this.probe.statuses()).doesNotContainKey("R2@refund store");
	}

	@Test
	void tellsACustomerWhosePhoneAloneWasChangedInTheErp() {
		save("customer", ErpOrders.customer(7, 1).put("source", "store").put("key", "C7"), false);
		JsonNode party = this.erp.search("party.party", List.of(List.of("code", "=", "store/C7")),
				"contact_mechanisms.type", "addresses");
		this.erp.call("model.party.contact_mechanism.create",
				List.of(Map.of("party", party.at("/0/id").asInt(), "type", "mobile", "value", "+8613700000007")));

		Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
			Customer told = this.probe.customers().get("C7");
			assertThat(told).isNotNull();
			assertThat(told.name()).isEqualTo(ErpOrders.customer(7, 1).get("name").asText());
			assertThat(told.phones()).containsExactlyInAnyOrder("+8613900000007", "+8613700000007");
			assertThat(told.addresses()).singleElement()
				.satisfies((address) -> assertThat(address.addressLocality()).isEqualTo("杭州市"));
			assertThat(told.externalRefs().getFirst().system()).isEqualTo("store");
		});
	}

	private void save(String kind, ObjectNode json, boolean maybeWritten) {
		CanonicalRecord record = CanonicalJson.read(RecordKind.of(kind), json);
		Exchange done = this.flows.send("system:confirming/save-" + kind, (exchange) -> {
			exchange.getMessage().setBody(record);
			exchange.getMessage().setHeader(HubHeaders.MAYBE_WRITTEN, maybeWritten);
		});
		assertThat(done.getException()).isNull();
	}

	private JsonNode sale(String reference) {
		JsonNode found = this.erp.search("sale.sale", List.of(List.of("reference", "=", reference)), "state",
				"shipments", "shipment_address.country.code", "shipment_address.subdivision.code");
		assertThat(found).hasSize(1);
		return found.get(0);
	}

	private void ship(JsonNode sale) {
		int shipment = sale.at("/shipments/0").asInt();
		for (String step : List.of("assign_try", "pick", "pack", "done")) {
			this.erp.call("model.stock.shipment.out." + step, List.of(shipment));
		}
	}

	private void awaitLevel(String key, String onHand, String available) {
		Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
			StockLevel level = this.probe.levels().get(key);
			assertThat(level).isNotNull();
			assertThat(level.onHand()).isEqualByComparingTo(onHand);
			assertThat(level.available()).isEqualByComparingTo(available);
		});
	}

	/** Tryton knows a country's regions once somebody imported them. */
	private static void region() {
		TrytonClient administrator = TrytonClient.signIn(RealTryton.shared().url(), "admin", "admin-Pass1");
		int china = administrator.search("country.country", List.of(List.of("code", "=", "CN"))).at("/0/id").asInt();
		administrator.call("model.country.subdivision.create",
				List.of(Map.of("country", china, "code", "CN-GD", "name", "Guangdong", "type", "province")));
	}

	private static ObjectNode order(String key, String sku, int quantity) {
		ObjectNode order = ErpOrders.order(2, 1).put("key", key).put("source", "store");
		ObjectNode line = (ObjectNode) order.get("lines").get(0);
		line.put("sku", sku).put("quantity", Integer.toString(quantity));
		line.set("total", ErpOrders.money(new BigDecimal("149.99")));
		line.set("discount", ErpOrders.money(new BigDecimal("0.00")));
		line.set("unitPrice", ErpOrders.money(new BigDecimal("50.00")));
		order.putArray("lines").add(line);
		order.set("shippingTotal", ErpOrders.money(new BigDecimal("12.00")));
		order.set("discountTotal", ErpOrders.money(new BigDecimal("0.00")));
		order.set("total", ErpOrders.money(new BigDecimal("161.99")));
		((ObjectNode) order.get("shippingAddress")).put("addressRegion", "CN-GD");
		return order;
	}

	private static ObjectNode refund(String version, String status) {
		ObjectNode refund = CanonicalJson.mapper()
			.createObjectNode()
			.put("source", "store")
			.put("key", "R2")
			.put("version", version)
			.put("updatedAt", "2026-11-22T05:1%s:00Z".formatted(version))
			.put("orderKey", "S2")
			.put("type", "return")
			.put("status", status)
			.put("reason", "破损")
			.put("requestedAt", "2026-11-22T05:00:00Z");
		refund.set("amount", ErpOrders.money(new BigDecimal("99.99")));
		refund.putArray("lines").addObject().put("lineNumber", 1).put("sku", "SKU0042").put("quantity", "2");
		return refund;
	}

}
