package io.serai.demo;

import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A lie of a simulated system, told so that a test sees a verification fail.
 */
enum Sabotage {

	/** None. */
	NONE((systems) -> {
		// They tell the truth.
	}),

	/** The ERP loses one order. */
	LOSE((systems) -> systems.erp().salesOrders().removeLast()),

	/** The ERP has one order twice. */
	DOUBLE((systems) -> twice(systems.erp().salesOrders())),

	/** The ERP has one order over another amount. */
	FALSIFY((systems) -> change(systems.erp().salesOrders(), "total", "0.01")),

	/** The ERP has an order that people have refused. */
	REVIVE((systems) -> systems.erp().salesOrders().create(rejected(systems))),

	/** The CRM has one deal twice. */
	DOUBLE_DEAL((systems) -> twice(systems.crm().deals())),

	/** The CRM has one customer twice. */
	DOUBLE_CUSTOMER((systems) -> systems.crm().customers().create(customer(systems.crm().customers()).body())),

	/** The CRM says something about a customer that is not its to say, and it counts. */
	OVERRULE((systems) -> overrule(systems.erp().customers())),

	/** The shop sells more of an article than there is. */
	OVERSELL((systems) -> systems.shop().falsify("stock", (level) -> level.put("available", "9999"))),

	/** The website sells more of an article than there is. */
	OVERSELL_WEBSITE((systems) -> systems.website().falsify("stock", (level) -> level.put("available", "9999"))),

	/** The shop does not know that one order was shipped. */
	FORGET((systems) -> systems.shop().falsify("statuses", (status) -> status.put("status", "pending"))),

	/** The shop has another number of one parcel. */
	MISLAY((systems) -> systems.shop().falsify("shipments", (parcel) -> parcel.put("trackingNumber", "lost"))),

	/** The ERP has one credit note twice. */
	REFUND_TWICE((systems) -> twice(systems.erp().refunds())),

	/** The shop knows another state of one refund of the ERP. */
	MISPAY((systems) -> systems.shop().falsify("refunds", (refund) -> refund.put("status", "rejected"))),

	/** The OA loses one notice of low stock. */
	LOSE_NOTICE((systems) -> systems.oa().loseNotice()),

	/** A customer in the CRM is written again and again. */
	ECHO((systems) -> edit(systems.crm().customers(), Json.object().put("seen", "again"))),

	/** The CRM has an order of which only a liar told. */
	BELIEVE((systems) -> systems.crm().deals().create(forged("F-000000"))),

	/** The ERP has a refund of which only a liar told. */
	PAY_LIAR((systems) -> systems.erp().refunds().create(forged("RF-FORGED"))),

	/** The ERP has an order twice of whose approval the OA told. */
	APPROVE_TWICE((systems) -> again(systems.erp().salesOrders(), "T-000001")),

	/** People in the OA are told the same again too soon. */
	NAG((systems) -> systems.oa().alerts().repeatLast("2026-01-01T00:00:00Z")),

	/** People in the OA are told of what is not so. */
	CRY_WOLF((systems) -> systems.oa()
		.alerts()
		.add(Json.object().put("reference", "flow-paused/order-to-erp").put("title", "9 records wait"))),

	/** The webhook loses one alert. */
	LOSE_ALERT((systems) -> systems.webhook().alerts().loseLast()),

	/** People in the OA are told that an article runs low of which enough is there. */
	MISCOUNT((systems) -> systems.oa().inventNotice(lasting(systems))),

	/** The ERP has an order of a store's file twice. */
	FILE_TWICE((systems) -> again(systems.erp().salesOrders(), "S-000000")),

	/** The shop has another credit of a customer than the ERP. */
	OVERDRAW((systems) -> systems.shop().customers().keep(CustomerRounds.PREFIX + "000001", credit("1.00"))),

	/** The shop does not know who looks after a customer. */
	FORGET_OWNER((systems) -> systems.shop()
		.customers()
		.keep(CustomerRounds.PREFIX + "000002", Json.object().put("owner", "nobody"))),

	/** The shop goes by another name than people decided. */
	UNDECIDE((systems) -> systems.shop().customers().keep("C-DISPUTE-0", Json.object().put("name", "别名"))),

	/** WeChat was told of one parcel twice. */
	REPORT_TWICE((systems) -> systems.miniProgram().reportTwice()),

	/** The shop was told what WeChat says of a payment. */
	BELIEVE_WECHAT((systems) -> systems.shop().inventStatus("PAY-000000")),

	/** The mailbox loses one mail. */
	LOSE_MAIL((systems) -> systems.mailbox().loseFirst()),

	/** A mail came again though the mail server had said that it has it. */
	MAIL_TWICE((systems) -> systems.mailbox().repeatLast()),

	/** A mail came for somebody else. */
	MISDIRECT((systems) -> systems.mailbox().misdirectLast()),

	/** The ERP holds another name than people decided. */
	OVERTURN((systems) -> rename(systems.erp().customers())),

	/** The CRM goes by another name than people decided. */
	OBSTINATE((systems) -> rename(systems.crm().customers())),

	/** The ERP has an order twice that was fetched again. */
	FETCH_TWICE((systems) -> again(systems.erp().salesOrders(), "B-000000")),

	/** The ERP loses an order that was fetched again. */
	LOSE_FETCHED((systems) -> lose(systems.erp().salesOrders(), "B-000000")),

	/** The ERP has its orders under other numbers than it told. */
	RENUMBER((systems) -> renumber(systems.erp().salesOrders()));

	private final Consumer<SimulatedSystems> lie;

	Sabotage(Consumer<SimulatedSystems> lie) {
		this.lie = lie;
	}

	void upon(SimulatedSystems systems) {
		this.lie.accept(systems);
	}

	private static void renumber(Documents documents) {
		for (JsonNode document : documents.all()) {
			documents.remove(document.path("id").asText());
			documents.create(document);
		}
	}

	private static void lose(Documents documents, String reference) {
		documents.remove(Long.toString(documents.withReference(DemoOrders.SOURCE, reference).getFirst().id()));
	}

	private static void rename(Documents customers) {
		customers.where("taxId", "C-DISPUTE-0")
			.forEach((one) -> customers.edit(Long.toString(one.id()), Json.object().put("name", "别名")));
	}

	private static ObjectNode credit(String amount) {
		return Json.object().set("credit", Json.object().put("amount", amount).put("currency", "CNY"));
	}

	private static void twice(Documents documents) {
		documents.create(documents.last());
	}

	private static void again(Documents documents, String reference) {
		documents.create(documents.withReference(DemoOrders.SOURCE, reference).getFirst().body());
	}

	private static ObjectNode forged(String reference) {
		return Json.object().put("source", DemoOrders.SOURCE).put("reference", reference).put("amount", "1.00");
	}

	private static void change(Documents documents, String field, String value) {
		documents.edit(documents.last().path("id").asText(), Json.object().put(field, value));
	}

	private static void overrule(Documents documents) {
		ObjectNode edit = Json.object();
		edit.putArray("phones").add("+8610000000000");
		edit(documents, edit);
	}

	private static void edit(Documents customers, ObjectNode edit) {
		customers.edit(Long.toString(customer(customers).id()), edit);
	}

	private static Documents.Document customer(Documents customers) {
		return customers.where("taxId", "C-000000").getFirst();
	}

	/** The last article that was counted lasts long enough. */
	private static ObjectNode lasting(SimulatedSystems systems) {
		ObjectNode notice = Json.object().put("kind", "low-stock");
		for (JsonNode level : systems.erp().state().path("stock")) {
			if (level.path("sku").asText().startsWith("SKU-")) {
				notice.put("reference", StockLevels.key(level.path("sku").asText()));
			}
		}
		return notice;
	}

	private static ObjectNode rejected(SimulatedSystems systems) {
		ObjectNode order = Json.object().put("source", DemoOrders.SOURCE).put("version", "1").put("total", "1.00");
		systems.oa().state().path("approvals").forEach((approval) -> {
			if (approval.path("state").asText().equals("rejected")) {
				order.put("reference", approval.at("/fields/order").asText());
			}
		});
		return order;
	}

}
