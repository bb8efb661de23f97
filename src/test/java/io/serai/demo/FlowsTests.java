package io.serai.demo;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.process.ChildProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Every flow of the product in a hub of its own, between a simulated shop, website, ERP,
 * CRM and OA.
 */
class FlowsTests {

	private static final String LOW_BELOW = "--serai.stock.low-below=50";

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	private final Clock clock = Clock.systemUTC();

	@TempDir
	private Path home;

	private ProductBed bed;

	private SimulatedSystems systems;

	@BeforeEach
	void startSystems() throws Exception {
		this.bed = new ProductBed(this.home);
		this.systems = this.bed.systems();
	}

	@AfterEach
	void stopSystems() {
		this.bed.close();
	}

	@Test
	void everyFlowBringsItsRecordsThere() throws Exception {
		try (ChildProcess hub = hub(); HubClient client = this.bed.client()) {
			putThingsIntoTheSystems();
			client.push("orders", order("SMALL", "100.00", 1));
			client.push("orders", order("YES", "6000.00", 1));
			client.push("orders", order("NO", "7000.00", 1));
			client.push("orders", order("DEARER", "6000.00", 1));

			eventually(() -> {
				assertThat(this.systems.shop().state().at("/stock/TEA@WH/available").asText()).isEqualTo("35");
				assertThat(this.systems.shop().state().at("/stock/TEA@WH2/available").asText()).isEqualTo("18");
				assertThat(this.systems.website().state().at("/stock/TEA@WH2/available").asText()).as("another buffer")
					.isEqualTo("15");
				assertThat(this.systems.website().state().path("stock").has("TEA@WH")).as("another warehouse")
					.isFalse();
				assertThat(this.systems.shop().state().at("/shipments/SH-1/trackingNumber").asText()).isEqualTo("SF1");
				assertThat(texts(this.systems.oa().state().path("notices"), "reference")).contains("TEA@WH",
						"low-stock/stock");
				assertThat(references(this.systems.erp().refunds())).containsExactly("RF-GRANTED");
				assertThat(references(this.systems.crm().deals())).contains("SMALL", "YES", "NO", "DEARER");
				assertThat(references(this.systems.erp().salesOrders())).containsExactly("SMALL");
				assertThat(approvals()).contains("shop/YES/6000-CNY", "shop/NO/7000-CNY", "shop/DEARER/6000-CNY");
			});
			assertCustomersFlowBothWays();
			client.push("orders", order("DEARER", "6500.00", 2));
			eventually(() -> assertThat(approvals()).contains("shop/DEARER/6500-CNY"));
			this.systems.oa().decide("shop/DEARER/6000-CNY", "approved");
			this.systems.oa().decide("shop/NO/7000-CNY", "rejected");
			hub.stop();
		}
		try (ChildProcess hub = hub()) {
			this.systems.oa().decide("shop/YES/6000-CNY", "approved");
			eventually(() -> assertThat(references(this.systems.erp().salesOrders())).contains("YES"));
			assertThat(references(this.systems.erp().salesOrders())).as("the approved amount is no longer the order's")
				.containsExactlyInAnyOrder("SMALL", "YES");
			this.systems.oa().decide("shop/DEARER/6500-CNY", "approved");
			eventually(() -> assertThat(totals()).containsExactlyInAnyOrder("100.00", "6000.00", "6500.00"));
		}
	}

	@Test
	void lowStockIsAnAlertToAWebhookWhereThereIsNoOa() throws Exception {
		this.systems.erp().count("TEA", "WH", "40", "3");

		List<String> settings = new ArrayList<>(this.bed.system("webhook", "webhook", "/alerts"));
		settings.add(LOW_BELOW);

		try (ChildProcess hub = this.bed.hub(settings)) {
			eventually(() -> assertThat(this.systems.webhook().state().toString()).contains("low-stock/stock"));
		}
	}

	private void assertCustomersFlowBothWays() {
		Documents customers = this.systems.crm().customers();
		String id = String.valueOf(customers.create(Json.object().put("name", "绿茶公司").put("owner", "li.wei")).id());
		eventually(() -> assertThat(texts(this.systems.erp().customers().all(), "name")).containsExactly("绿茶公司"));
		eventually(() -> assertThat(texts(customers.all(), "reference"))
			.as("else the hub's own write may come after the rename, and undo it")
			.containsExactly("crm:" + id));
		customers.replace(id, Json.object().put("name", "红茶公司").put("owner", "li.wei"));
		eventually(() -> assertThat(texts(this.systems.erp().customers().all(), "name")).containsExactly("红茶公司"));
		assertThat(texts(customers.all(), "id")).as("the hub does not bring it where it comes from")
			.containsExactly(id);
	}

	private void putThingsIntoTheSystems() {
		this.systems.erp().count("TEA", "WH", "40", "3");
		this.systems.erp().count("TEA", "WH2", "20", "0");
		this.systems.erp().ship("SH-1", "A-1", "SF1", this.clock.instant().toString());
		this.systems.shop().refund(refund("RF-ASKED", "requested"));
		this.systems.shop().refund(refund("RF-GRANTED", "approved"));
	}

	private ChildProcess hub() throws Exception {
		List<String> settings = new ArrayList<>(
				List.of("--serai.approval.order.required=true", "--serai.approval.look-every=500ms",
						"--serai.stock.channels.shop.buffer=2", "--serai.stock.channels.website.buffer=5",
						"--serai.stock.channels.website.warehouses=WH2", "--serai.ownership.merged=true", LOW_BELOW));
		settings.addAll(this.bed.system("crm", "rest-crm", ""));
		settings.addAll(this.bed.system("oa", "rest-oa", ""));
		settings.addAll(this.bed.system("website", "rest-shop", ""));
		return this.bed.hub(settings);
	}

	private ObjectNode order(String key, String amount, int version) {
		ObjectNode order = new DemoOrders(1, this.clock).paid(key, version);
		ObjectNode line = (ObjectNode) order.path("lines").path(0);
		order.putArray("lines").add(line);
		line.put("lineNumber", 1).put("quantity", "1");
		line.remove("discount");
		for (ObjectNode place : List.of(line.putObject("unitPrice"), line.putObject("total"),
				order.putObject("total"))) {
			place.put("amount", amount).put("currency", "CNY");
		}
		order.putObject("shippingTotal").put("amount", "0").put("currency", "CNY");
		order.putObject("discountTotal").put("amount", "0").put("currency", "CNY");
		return order;
	}

	private ObjectNode refund(String key, String status) {
		ObjectNode refund = Json.object()
			.put("key", key)
			.put("orderKey", "A-1")
			.put("type", "refundOnly")
			.put("status", status)
			.put("requestedAt", this.clock.instant().toString());
		refund.putObject("amount").put("amount", "59.90").put("currency", "CNY");
		return refund;
	}

	private List<String> approvals() {
		return texts(this.systems.oa().state().path("approvals"), "reference");
	}

	private List<String> totals() {
		return texts(this.systems.erp().salesOrders().all(), "total");
	}

	private static List<String> references(Documents documents) {
		return texts(documents.all(), "reference");
	}

	private static List<String> texts(JsonNode list, String field) {
		List<String> texts = new ArrayList<>();
		list.forEach((item) -> texts.add(item.path(field).asText()));
		return texts;
	}

	private static void eventually(org.awaitility.core.ThrowingRunnable check) {
		await().atMost(PATIENCE).untilAsserted(check);
	}

}
