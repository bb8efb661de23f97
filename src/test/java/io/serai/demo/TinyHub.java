package io.serai.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A hub in miniature that does everything right: whenever it is asked, it first brings
 * everything where it has to be, at every tenth question.
 */
final class TinyHub implements SimulatedSystem {

	/** Each time would be slow. */
	private static final int ONE_OF = 10;

	private static final BigDecimal LIMIT = new BigDecimal("50000");

	private final SimulatedSystems systems;

	private final DemoSettings settings;

	private final Map<String, JsonNode> records = new HashMap<>();

	private final Map<String, ObjectNode> deliveries = new HashMap<>();

	private final TinyRounds rounds;

	private final TinyFiles files = new TinyFiles();

	private final TinyCustomers customers;

	private final TinyConsole console;

	private final TinyBackfills backfills;

	private int asked;

	private final Set<String> told = new HashSet<>();

	TinyHub(SimulatedSystems systems, DemoSettings settings) {
		this.systems = systems;
		this.settings = settings;
		this.rounds = new TinyRounds(systems, this::tell);
		this.customers = new TinyCustomers(systems);
		this.console = new TinyConsole(this.customers);
		this.backfills = new TinyBackfills(systems, (key) -> this.records.containsKey("orders/shop/" + key),
				this::fetch);
	}

	@Override
	public synchronized Reply answer(Call call) throws IOException {
		if (call.path().getFirst().equals("hooks")) {
			return told(call);
		}
		if (call.path().getFirst().equals("console")) {
			return this.console.answer(call);
		}
		if (call.path().contains("backfills")) {
			return this.backfills.answer(call);
		}
		if (call.path().contains("files")) {
			return this.files.take(call, (order) -> take("orders", order));
		}
		if (call.method().equals("POST")) {
			JsonNode body = call.json();
			(body.isArray() ? body : Json.MAPPER.createArrayNode().add(body))
				.forEach((record) -> take(call.path().getLast(), record));
			return Reply.json(202, Json.object());
		}
		if (this.asked++ % ONE_OF == 0) {
			bring();
		}
		if (call.path().contains("shop") && !call.header("x-api-key").equals(VerificationTests.KEY)) {
			return Reply.error(403, "OTHER_SOURCE", "Not yours");
		}
		return where(call);
	}

	private Reply where(Call call) {
		if (call.path().contains("orders") && !this.records.containsKey(String.join("/", call.path().subList(2, 5)))) {
			return Reply.error(404, "UNKNOWN_RECORD", "It never came");
		}
		ObjectNode answer = Json.object();
		ObjectNode found = this.deliveries.getOrDefault(String.join("/", call.path().subList(2, 5)), Json.object());
		found.forEach(answer.withArray("deliveries")::add);
		return Reply.json(200, answer);
	}

	@Override
	public JsonNode state() {
		return Json.object();
	}

	@Override
	public void forgetTokens() {
		// It has none.
	}

	private Reply told(Call call) throws IOException {
		String expected = SystemEvent.signature(call.header("webhook-id"), call.header("webhook-timestamp"),
				call.body(), VerificationTests.KEY);
		if (!expected.equals(call.header("webhook-signature"))) {
			return Reply.error(401, "REFUSED", "Sign it");
		}
		this.told.add(call.json().at("/data/key").asText() + call.json().at("/data/reference").asText());
		return Reply.json(200, Json.object());
	}

	private void fetch(JsonNode order) {
		this.told.add(order.path("key").asText());
		take("orders", order);
	}

	private boolean isKnown(JsonNode thing) {
		return !thing.path("unlisted").asBoolean() || this.told.contains(thing.path("key").asText());
	}

	private void take(String kind, JsonNode record) {
		String name = String.join("/", kind, record.path("source").asText(), record.path("key").asText());
		JsonNode known = this.records.get(name);
		if (known == null || known.path("version").asInt() < record.path("version").asInt()) {
			this.records.put(name, record);
		}
	}

	private void bring() {
		this.systems.shop().state().path("orders").forEach((order) -> {
			if (isKnown(order)) {
				take("orders", order);
			}
		});
		this.systems.shop().state().path("refunds").forEach((refund) -> {
			if (isKnown(refund)) {
				refund(refund);
			}
		});
		this.records.forEach((name, record) -> {
			switch (name.substring(0, name.indexOf('/'))) {
				case "orders" -> order(record);
				case "refunds" -> refund(record);
				default -> this.rounds.ofShop(record, this.customers::ofShop);
			}
		});
		this.rounds.others(this.systems.crm().customers()).forEach(this::customerOfCrm);
		this.customers.merged().forEach(this::customer);
		this.systems.erp().salesOrders().all().forEach(this::status);
		this.systems.erp().state().path("shipments").forEach(this::shipment);
		this.systems.erp().state().path("refunds").forEach(this::refundOfErp);
		this.systems.erp().state().path("stock").forEach(this::level);
		TinyWechat.payments(this.systems.miniProgram())
			.forEach((payment) -> tell("order-statuses/wechat/", payment, "order-status-to-shop", "skipped"));
	}

	private void order(JsonNode order) {
		ObjectNode document = order.<ObjectNode>deepCopy().put("reference", order.path("key").asText());
		TinyDocuments.write(this.systems.crm().deals(), document.put("amount", Amounts.of(order.path("total"))));
		String place = "orders/%s/".formatted(order.path("source").asText());
		tell(place, order, "order-to-crm", "delivered");
		tell(place, order, "order-to-serai", "delivered");
		String state = fate(order);
		if (state.equals("delivered")) {
			TinyDocuments.write(this.systems.erp().salesOrders(), document);
		}
		tell(place, order, "order-to-erp", state);
		TinyDocuments.number(order, this.systems.erp().salesOrders(),
				this.deliveries.getOrDefault(place + order.path("key").asText(), Json.object()).path("order-to-erp"));
		if (state.equals("dead")) {
			alert("dead-letters/order-to-erp/" + isDear(order), "1 records need a person in order-to-erp");
		}
	}

	private String fate(JsonNode order) {
		if (order.path("lines").path(0).path("sku").asText().startsWith(SimulatedErp.REFUSED_SKU)) {
			return "dead";
		}
		if (order.path("financialStatus").asText().equals("unpaid")) {
			return "skipped";
		}
		return isDear(order) ? decided((ObjectNode) order) : "delivered";
	}

	private static boolean isDear(JsonNode order) {
		return Amounts.of(order.path("total")).compareTo(LIMIT) > 0;
	}

	private String decided(ObjectNode order) {
		String key = PlannedOrder.approval(order);
		ObjectNode form = Json.object().put("reference", key);
		form.putObject("fields").put("order", order.path("key").asText());
		ask(this.systems.oa(), "POST", List.of("approvals"), form);
		tell("approvals/serai/", Json.object().put("key", key).put("version", "1"), "approval-to-oa", "delivered");
		return switch (this.systems.oa().approval(key).orElseThrow().path("state").asText()) {
			case "approved" -> "delivered";
			case "rejected" -> "skipped";
			case "expired" -> "dead";
			default -> "waiting";
		};
	}

	private void refund(JsonNode refund) {
		String version = refund.path("version").asText(refund.path("updatedAt").asText());
		boolean isGranted = refund.path("status").asText().equals("approved");
		if (isGranted) {
			TinyRefunds.note(refund, this.systems.erp());
		}
		tell("refunds/shop/", refund.<ObjectNode>deepCopy().put("version", version), "refund-to-erp",
				isGranted ? "delivered" : "skipped");
	}

	private void refundOfErp(JsonNode refund) {
		boolean isOfShop = TinyRefunds.tell(refund, this.systems.shop());
		ObjectNode changed = TinyDocuments.changed(refund.path("number").asText(), refund);
		tell("refunds/erp/", changed, "refund-to-shop", isOfShop ? "delivered" : "skipped");
		tell("refunds/erp/", changed, "refund-to-erp", "skipped");
	}

	private void customerOfCrm(JsonNode said) {
		this.customers.ofCrm(said);
		ObjectNode record = Json.object().put("key", said.path("id").asText());
		tell("customers/crm/", record.put("version", said.path("updatedAt").asText()), "customer-to-serai", "skipped");
	}

	private void customer(String taxId, ObjectNode known) {
		tell("customers/serai/", known, "customer-to-crm",
				this.customers.bring(taxId, known) ? "delivered" : "waiting");
		tell("customers/serai/", known, "customer-to-erp", "delivered");
		tell("customers/serai/", known, "customer-to-shop", "delivered");
	}

	private void status(JsonNode document) {
		String key = document.path("reference").asText();
		ask(this.systems.shop(), "PUT", List.of("orders", key, "status"),
				Json.object()
					.put("status", document.path("status").asText())
					.put("erpNumber", document.path("number").asText()));
		tell("order-statuses/erp/", TinyDocuments.changed(key + "@shop", document), "order-status-to-shop",
				"delivered");
	}

	private void shipment(JsonNode parcel) {
		boolean isOfShop = parcel.path("source").asText().equals("shop");
		if (isOfShop) {
			ask(this.systems.shop(), "PUT", List.of("shipments", parcel.path("number").asText()),
					parcel.<ObjectNode>deepCopy().put("orderNumber", parcel.path("reference").asText()));
			TinyWechat.report(parcel, this.systems.miniProgram());
		}
		for (String flow : List.of("shipment-to-shop", "shipment-to-wechat")) {
			tell("shipments/erp/", TinyDocuments.changed(parcel.path("number").asText(), parcel), flow,
					isOfShop ? "delivered" : "skipped");
		}
	}

	private void level(JsonNode level) {
		String key = level.path("sku").asText() + "@" + level.path("warehouse").asText();
		BigDecimal free = new BigDecimal(level.path("onHand").asText())
			.subtract(new BigDecimal(level.path("reserved").asText()));
		TinyChannels.sell(key, free, this.systems, this.settings)
			.forEach((flow, state) -> tell("stock/erp/", TinyDocuments.changed(key, level), flow, state));
		boolean isLow = free.compareTo(this.settings.lowBelow()) < 0
				|| TinySales.isSoonSold(level.path("sku").asText(), free, this.records.values());
		if (isLow) {
			ask(this.systems.oa(), "PUT", List.of("notices", key),
					Json.object().put("kind", "low-stock").put("reference", key));
			alert("low-stock/stock", "1 articles run low");
		}
		tell("stock/erp/", TinyDocuments.changed(key, level), "stock-to-oa", isLow ? "delivered" : "skipped");
	}

	private void alert(String reference, String title) {
		TinyAlerts.tell(reference, title, this.systems);
		for (String flow : List.of("alert-to-oa", "alert-to-webhook", "alert-to-mail")) {
			tell("alerts/serai/", Json.object().put("key", reference).put("version", "1"), flow, "delivered");
		}
	}

	private void tell(String kindAndSource, JsonNode record, String flow, String state) {
		ObjectNode delivery = Json.object().put("flow", flow).put("version", record.path("version").asText());
		this.deliveries.computeIfAbsent(kindAndSource + record.path("key").asText(), (name) -> Json.object())
			.set(flow, delivery.put("state", state));
	}

	static void ask(SimulatedSystem system, String method, List<String> path, JsonNode body) {
		try {
			system.answer(new Call(method, path, Map.of(), Map.of("authorization", "Bearer " + VerificationTests.KEY),
					Reply.json(0, body).body()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
