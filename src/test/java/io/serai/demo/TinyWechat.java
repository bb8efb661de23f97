package io.serai.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
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

	/** Returns what it makes of all payments, by key and version. */
	static List<ObjectNode> payments(SimulatedMiniProgram program) {
		ObjectNode asked = Json.object().put("page_size", 1000);
		asked.putObject("pay_time_range").put("begin_time", 0).put("end_time", Long.MAX_VALUE);
		List<ObjectNode> payments = new ArrayList<>();
		for (JsonNode one : call(program, "get_order_list", asked).path("order_list")) {
			long state = one.path("order_state").asLong();
			long rank = (state == 4) ? 5 : state;
			payments.add(Json.object()
				.put("key", one.path("merchant_trade_no").asText() + "@shop")
				.put("version", Long.toString(one.path("pay_time").asLong() * 1000 + rank * 100)));
		}
		return payments;
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
		call(program, "upload_shipping_info", report);
	}

	private static JsonNode call(SimulatedMiniProgram program, String operation, ObjectNode body) {
		try {
			return Json.MAPPER
				.readTree(program
					.answer(new Call("POST", List.of("wxa", "sec", "order", operation),
							Map.of("access_token", VerificationTests.KEY), Map.of(), Reply.json(0, body).body()))
					.body());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
