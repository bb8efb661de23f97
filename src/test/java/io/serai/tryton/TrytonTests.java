package io.serai.tryton;

import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.Caller;
import io.serai.Serai;
import io.serai.canonical.CanonicalJson;
import io.serai.canonical.OrderStage;
import io.serai.canonical.OrderStatus;
import io.serai.messagestore.MessageStore;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole way for real: through the REST API and the product's flows into a Tryton, and
 * a look at what it holds then.
 */
@Tag("tryton")
@SpringBootTest(classes = { Serai.class, ErpProbe.class }, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TrytonHub.class)
class TrytonTests {

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	private static final int ORDERS = 50;

	private static final int CUSTOMERS = 20;

	private final TrytonClient erp = RealTryton.shared().client();

	@LocalServerPort
	private int port;

	@Autowired
	private ErpProbe probe;

	@Autowired
	private MessageStore store;

	@Test
	void holdsEachOrderAndEachCustomerExactlyOnceAndToTheCent() throws Exception {
		Map<String, JsonNode> newestOrder = new TreeMap<>();
		Map<String, JsonNode> newestCustomer = new TreeMap<>();
		for (int number = 1; number <= CUSTOMERS; number++) {
			post("customers", ErpOrders.customer(number, 1), newestCustomer);
		}
		for (int number = 1; number <= ORDERS; number++) {
			post("orders", ErpOrders.order(number, 1), newestOrder);
		}
		for (int number = 1; number <= ORDERS; number++) {
			again(number, newestOrder);
		}
		for (int number = 1; number <= CUSTOMERS; number += 3) {
			post("customers", ErpOrders.customer(number, 2), newestCustomer);
		}

		Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
			assertThat(sales()).containsExactlyInAnyOrderElementsOf(expectedSales(newestOrder));
			assertThat(parties()).containsExactlyInAnyOrderElementsOf(expectedParties(newestCustomer));
		});
		Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
			List<OrderStatus> told = this.probe.statuses()
				.values()
				.stream()
				.filter((status) -> status.orderSource().equals("shop") && status.orderKey().startsWith("WX"))
				.toList();
			assertThat(told).extracting(OrderStatus::orderKey)
				.containsExactlyInAnyOrderElementsOf(newestOrder.keySet());
			assertThat(told).allMatch((status) -> status.status() == OrderStage.PENDING)
				.allMatch((status) -> status.erpNumber() != null);
		});
		Awaitility.await()
			.atMost(PATIENCE)
			.untilAsserted(() -> assertThat(numbersTold(newestOrder.keySet())).hasSize(ORDERS)
				.containsExactlyInAnyOrderEntriesOf(numbersInTheErp()));
	}

	/** What people are told that the ERP calls each order. */
	private Map<String, String> numbersTold(Set<String> orders) {
		Map<String, String> numbers = new TreeMap<>();
		for (String order : orders) {
			this.store.whereIs("order", "shop", order)
				.orElseThrow()
				.deliveries()
				.stream()
				.filter((standing) -> "erp".equals(standing.system()))
				.forEach((standing) -> numbers.put(order, standing.externalNumber()));
		}
		return numbers;
	}

	private Map<String, String> numbersInTheErp() {
		Map<String, String> numbers = new TreeMap<>();
		for (JsonNode sale : this.erp.search("sale.sale", List.of(List.of("reference", "like", "shop/%")), "reference",
				"number")) {
			numbers.put(sale.get("reference").asText().substring("shop/".length()), sale.get("number").asText());
		}
		return numbers;
	}

	@Test
	void cancelsTheSaleOfAPaidOrderThatIsCancelledLaterAndMakesNoneThatNeverWas() throws Exception {
		ObjectNode order = ErpOrders.order(201, 1).put("key", "GONE1");
		post("orders", order, new TreeMap<>());
		Awaitility.await().atMost(PATIENCE).until(() -> states("GONE1").equals(List.of("quotation 1")));

		post("orders", cancelled(order, 2), new TreeMap<>());
		post("orders", cancelled(ErpOrders.order(202, 1).put("key", "GONE2"), 1), new TreeMap<>());
		post("orders", paidBack(ErpOrders.order(203, 1).put("key", "GONE3")), new TreeMap<>());

		Awaitility.await().atMost(PATIENCE).until(() -> states("GONE1").equals(List.of("cancelled 2")));
		for (String never : List.of("GONE2", "GONE3")) {
			String url = "http://localhost:%d/api/v1/orders/shop/%s".formatted(this.port, never);
			Awaitility.await()
				.atMost(PATIENCE)
				.untilAsserted(() -> assertThat(
						Caller.send(HttpRequest.newBuilder(URI.create(url)).header("X-Api-Key", TrytonHub.KEY)).body())
					.contains("\"SKIPPED\""));
			assertThat(states(never)).as(never).isEmpty();
		}
	}

	@Test
	void givesNothingBackBesidesASaleThatIsCancelledAsAWhole() throws Exception {
		ObjectNode order = ErpOrders.order(204, 1).put("key", "BACK1");
		post("orders", order, new TreeMap<>());
		Awaitility.await().atMost(PATIENCE).until(() -> states("BACK1").equals(List.of("quotation 1")));
		post("refunds", refund("RF-BACK1", 1, "approved"), new TreeMap<>());
		Awaitility.await().atMost(PATIENCE).until(() -> returns("RF-BACK1").equals(List.of("quotation 1")));

		post("orders", cancelled(order, 2), new TreeMap<>());
		Awaitility.await().atMost(PATIENCE).until(() -> states("BACK1").equals(List.of("cancelled 2")));
		assertThat(returns("RF-BACK1")).containsExactly("cancelled 1");

		post("refunds", refund("RF-BACK1", 2, "paid"), new TreeMap<>());
		Awaitility.await().atMost(PATIENCE).until(() -> returns("RF-BACK1").equals(List.of("cancelled 2")));
	}

	private static ObjectNode refund(String key, int version, String status) {
		ObjectNode refund = CanonicalJson.mapper()
			.createObjectNode()
			.put("source", "shop")
			.put("key", key)
			.put("version", Integer.toString(version))
			.put("updatedAt", "2026-11-22T05:%02d:00Z".formatted(version))
			.put("orderKey", "BACK1")
			.put("type", "refundOnly")
			.put("status", status)
			.put("requestedAt", "2026-11-22T05:00:00Z");
		refund.set("amount", ErpOrders.money(new BigDecimal("1.00")));
		return refund;
	}

	private List<String> returns(String refund) {
		return found("refund shop/" + refund);
	}

	private List<String> states(String key) {
		return found("shop/" + key);
	}

	private List<String> found(String reference) {
		JsonNode found = this.erp.search("sale.sale", List.of(List.of("reference", "=", reference)), "state",
				"description");
		return IntStream.range(0, found.size()).mapToObj(found::get).map((sale) -> {
			String mark = sale.get("description").asText();
			return sale.get("state").asText() + mark.substring(mark.lastIndexOf(' '));
		}).toList();
	}

	private static ObjectNode cancelled(ObjectNode order, int version) {
		return order.deepCopy()
			.put("version", Integer.toString(version))
			.put("status", "cancelled")
			.put("financialStatus", "refunded")
			.put("cancelledAt", "2026-11-22T06:00:00Z");
	}

	private static ObjectNode paidBack(ObjectNode order) {
		return order.put("status", "completed").put("financialStatus", "refunded");
	}

	/** Repeated pushes, newer versions, and older ones that come late. */
	private void again(int number, Map<String, JsonNode> newest) throws Exception {
		if (number % 6 == 0) {
			post("orders", ErpOrders.order(number, 2), newest);
		}
		if (number % 4 == 1) {
			post("orders", ErpOrders.order(number, 1), newest);
		}
		if (number % 8 == 0) {
			post("orders", ErpOrders.order(number, 3), newest);
			post("orders", ErpOrders.order(number, 2), newest);
		}
	}

	private void post(String kind, JsonNode record, Map<String, JsonNode> newest) throws Exception {
		HttpResponse<String> answer = Caller.push("http://localhost:" + this.port, kind, TrytonHub.KEY, record);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
		newest.merge(record.get("key").asText(), record,
				(one, other) -> (one.get("version").asInt() >= other.get("version").asInt()) ? one : other);
	}

	private List<Sale> sales() {
		JsonNode found = this.erp.search("sale.sale", List.of(List.of("reference", "like", "shop/WX%")), "reference",
				"description", "total_amount", "state", "party.code", "comment", "lines.product", "lines.quantity");
		return IntStream.range(0, found.size()).mapToObj((i) -> Sale.of(found.get(i))).toList();
	}

	private static List<Sale> expectedSales(Map<String, JsonNode> orders) {
		return orders.values().stream().map(Sale::expected).toList();
	}

	private List<String> parties() {
		JsonNode found = this.erp.search("party.party", List.of(List.of("code", "like", "shop/oHub%")), "code", "name");
		return IntStream.range(0, found.size())
			.mapToObj((i) -> found.get(i).get("code").asText() + " " + found.get(i).get("name").asText())
			.toList();
	}

	private static List<String> expectedParties(Map<String, JsonNode> customers) {
		return customers.values()
			.stream()
			.map((customer) -> "shop/%s %s".formatted(customer.get("key").asText(), customer.get("name").asText()))
			.toList();
	}

	/** What of a sale the order decides. */
	private record Sale(String reference, String version, BigDecimal total, String state, String party, String comment,
			int goods, int pieces) {

		static Sale of(JsonNode sale) {
			int goods = 0;
			int pieces = 0;
			for (JsonNode line : sale.get("lines.")) {
				if (line.hasNonNull("product")) {
					goods++;
					pieces += line.get("quantity").asInt();
				}
			}
			String[] mark = sale.get("description").asText().split(" ");
			return new Sale(sale.get("reference").asText(), mark[mark.length - 1],
					new BigDecimal(sale.at("/total_amount/decimal").asText()), sale.get("state").asText(),
					sale.at("/party./code").asText(), sale.get("comment").asText(), goods, pieces);
		}

		static Sale expected(JsonNode order) {
			int pieces = 0;
			for (JsonNode line : order.get("lines")) {
				pieces += line.get("quantity").asInt();
			}
			return new Sale("shop/" + order.get("key").asText(), order.get("version").asText(),
					new BigDecimal(order.at("/total/amount").asText()), "quotation",
					"shop/" + order.at("/customer/externalId").asText(), order.get("buyerNote").asText(),
					order.get("lines").size(), pieces);
		}

	}

}
