package io.serai.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A lie of a simulated system, told so that a test sees a verification fail.
 */
enum Sabotage {

	/** None. */
	NONE,

	/** The ERP loses one order. */
	LOSE,

	/** The ERP has one order twice. */
	DOUBLE,

	/** The ERP has one order over another amount. */
	FALSIFY,

	/** The ERP has an order that people have refused. */
	REVIVE,

	/** The CRM has one deal twice. */
	DOUBLE_DEAL,

	/** The CRM has one customer twice. */
	DOUBLE_CUSTOMER,

	/** The CRM says something about a customer that is not its to say, and it counts. */
	OVERRULE,

	/** The shop sells more of an article than there is. */
	OVERSELL,

	/** The shop does not know that one order was shipped. */
	FORGET,

	/** The shop has another number of one parcel. */
	MISLAY,

	/** The ERP has one credit note twice. */
	REFUND_TWICE,

	/** The OA loses one notice of low stock. */
	LOSE_NOTICE,

	/** A customer in the CRM is written again and again. */
	ECHO,

	/** The CRM has an order of which only a liar told. */
	BELIEVE,

	/** The ERP has a refund of which only a liar told. */
	PAY_LIAR,

	/** The ERP has an order twice of whose approval the OA told. */
	APPROVE_TWICE,

	/** People in the OA are told the same again too soon. */
	NAG,

	/** People in the OA are told of what is not so. */
	CRY_WOLF,

	/** The webhook loses one alert. */
	LOSE_ALERT,

	/** People in the OA are told that an article runs low of which enough is there. */
	MISCOUNT,

	/** The ERP has an order of a store's file twice. */
	FILE_TWICE,

	/** WeChat was told of one parcel twice. */
	REPORT_TWICE;

	void upon(SimulatedSystems systems) {
		switch (this) {
			case NONE -> {
				// They tell the truth.
			}
			case LOSE -> systems.erp().salesOrders().removeLast();
			case DOUBLE -> twice(systems.erp().salesOrders());
			case FALSIFY -> change(systems.erp().salesOrders(), "total", "0.01");
			case REVIVE -> systems.erp().salesOrders().create(rejected(systems));
			case DOUBLE_DEAL -> twice(systems.crm().deals());
			case DOUBLE_CUSTOMER -> twice(systems.crm().customers());
			case OVERRULE -> overrule(systems.erp().customers());
			case OVERSELL -> systems.shop().falsify("stock", (level) -> level.put("available", "9999"));
			case FORGET -> systems.shop().falsify("statuses", (status) -> status.put("status", "pending"));
			case MISLAY -> systems.shop().falsify("shipments", (parcel) -> parcel.put("trackingNumber", "lost"));
			case REFUND_TWICE -> twice(systems.erp().refunds());
			case LOSE_NOTICE -> systems.oa().loseNotice();
			case ECHO -> change(systems.crm().customers(), "seen", "again");
			case BELIEVE -> systems.crm().deals().create(forged("F-000000"));
			case PAY_LIAR -> systems.erp().refunds().create(forged("RF-FORGED"));
			case APPROVE_TWICE -> again(systems.erp().salesOrders(), "T-000001");
			case NAG -> systems.oa().alerts().repeatLast("2026-01-01T00:00:00Z");
			case CRY_WOLF -> systems.oa()
				.alerts()
				.add(Json.object().put("reference", "flow-paused/order-to-erp").put("title", "9 records wait"));
			case LOSE_ALERT -> systems.webhook().alerts().loseLast();
			case MISCOUNT -> systems.oa().inventNotice(lasting(systems));
			case FILE_TWICE -> again(systems.erp().salesOrders(), "S-000000");
			case REPORT_TWICE -> systems.miniProgram().reportTwice();
		}
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
		documents.edit(documents.last().path("id").asText(), edit);
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
