package io.serai.demo;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * How a hub in miniature carries refunds both ways.
 */
final class TinyRefunds {

	private TinyRefunds() {
	}

	static void note(JsonNode refund, SimulatedErp erp) {
		TinyDocuments.write(erp.refunds(),
				Json.object()
					.put("reference", refund.path("key").asText())
					.put("order", refund.path("orderKey").asText())
					.put("amount", Amounts.of(refund.path("amount"))));
	}

	/** Returns whether it is one of the shop's orders, made in the ERP. */
	static boolean tell(JsonNode refund, SimulatedShop shop) {
		if (refund.has("reference") || !refund.path("source").asText().equals("shop")) {
			return false;
		}
		String order = refund.path("order").asText();
		ObjectNode told = Json.object().put("orderNumber", order).put("status", refund.path("state").asText());
		told.putObject("amount").set("amount", refund.path("amount"));
		TinyHub.ask(shop, "PUT", List.of("orders", order, "refunds", refund.path("number").asText()), told);
		return true;
	}

}
