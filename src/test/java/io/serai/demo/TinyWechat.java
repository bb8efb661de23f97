package io.serai.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Reports parcels as the hub in miniature does.
 */
final class TinyWechat {

	private TinyWechat() {
	}

	/** Only what is not there. */
	static void report(JsonNode parcel, SimulatedMiniProgram program) {
		String order = parcel.path("reference").asText();
		if (program.state().has(order)) {
			return;
		}
		ObjectNode report = Json.object();
		report.putObject("order_key").put("out_trade_no", order);
		report.putObject("payer").put("openid", "buyer of " + order);
		report.putArray("shipping_list")
			.addObject()
			.put("tracking_no", parcel.path("trackingNumber").asText())
			.put("express_company", parcel.path("carrier").asText());
		try {
			program.answer(new Call("POST", List.of("wxa", "sec", "order", "upload_shipping_info"),
					Map.of("access_token", VerificationTests.KEY), Map.of(), Reply.json(0, report).body()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
