package io.serai.demo;

import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * WeChat as the back end of a mini-program sees it: payments of orders, how far each is,
 * and which parcels of them were reported. Every answer is HTTP 200; {@code errcode}
 * tells what is wrong.
 */
final class SimulatedMiniProgram implements SimulatedSystem {

	private static final int TOKEN_EXPIRED = 40001;

	private static final int INVALID = 10060031;

	private static final int SENT_ALREADY = 10060003;

	private static final int MOST_REPORTS = 2;

	private static final int PAID = 1;

	private static final int SENT = 2;

	private static final int COMPLETED = 4;

	private final Map<String, ArrayNode> parcels = new LinkedHashMap<>();

	private final Map<String, ObjectNode> payments = new LinkedHashMap<>();

	private final Clock clock;

	private final Tokens tokens;

	/**
	 * Makes one where every order is paid that anybody asks about, and none is sent; it
	 * lists those that a buyer was seen to pay, and those that were sent.
	 * @param key secret of the mini-program
	 */
	SimulatedMiniProgram(String key, Clock clock) {
		this.tokens = new Tokens(key);
		this.clock = clock;
	}

	@Override
	public synchronized Reply answer(Call call) throws IOException {
		String operation = call.path().getLast();
		if (operation.equals("stable_token")) {
			return Reply.json(200, this.tokens.issue());
		}
		if (!this.tokens.accepts("Bearer " + call.parameter("access_token").orElse(""))) {
			return says(TOKEN_EXPIRED, "invalid credential");
		}
		return switch (operation) {
			case "get_order" -> order(call.json().path("merchant_trade_no").asText());
			case "get_order_list" -> list(call.json());
			case "upload_shipping_info" -> report(call.json());
			default -> Reply.error(404, "NO_SUCH_PATH",
					"there are stable_token, get_order, get_order_list and upload_shipping_info");
		};
	}

	/** Returns the parcels as they were reported, one after the other, by order. */
	@Override
	public synchronized JsonNode state() {
		ObjectNode state = Json.object();
		this.parcels.forEach((order, reported) -> state.set(order, reported.deepCopy()));
		return state;
	}

	@Override
	public void forgetTokens() {
		this.tokens.forget();
	}

	/**
	 * A buyer pays an order.
	 * @param fen the amount
	 */
	synchronized void pay(String number, long fen) {
		this.payments.put(number,
				Json.object()
					.put("transaction_id", "42000" + number.hashCode())
					.put("merchant_trade_no", number)
					.put("paid_amount", fen)
					.put("pay_time", this.clock.instant().getEpochSecond())
					.put("order_state", PAID));
	}

	/** The buyer has the goods, and the merchant the money. */
	synchronized void complete(String number) {
		payment(number).put("order_state", COMPLETED);
	}

	/** Returns when an order was paid, in seconds of the epoch. */
	synchronized long paidAt(String number) {
		return payment(number).path("pay_time").asLong();
	}

	/** Has one parcel twice, behind everybody's back. */
	synchronized void reportTwice() {
		ArrayNode reported = this.parcels.values().iterator().next();
		reported.add(reported.get(0).deepCopy());
	}

	private ObjectNode payment(String number) {
		return Objects.requireNonNull(this.payments.get(number));
	}

	private Reply order(String number) {
		ArrayNode reported = this.parcels.get(number);
		ObjectNode order = Json.object().put("merchant_trade_no", number).put("openid", "buyer of " + number);
		order.put("order_state", (reported != null) ? 2 : 1);
		if (reported != null) {
			order.putObject("shipping")
				.put("finish_shipping", true)
				.put("finish_shipping_count", reported.size())
				.set("shipping_list", reported.deepCopy());
		}
		return Reply.json(200, Json.object().put("errcode", 0).put("errmsg", "ok").set("order", order));
	}

	/** By the time of payment; the index is how many came on the pages before. */
	private Reply list(JsonNode request) {
		long begin = request.at("/pay_time_range/begin_time").asLong();
		long end = request.at("/pay_time_range/end_time").asLong();
		List<ObjectNode> paid = this.payments.values()
			.stream()
			.filter((one) -> one.path("pay_time").asLong() >= begin && one.path("pay_time").asLong() <= end)
			.toList();
		int start = Math.min(request.path("last_index").asInt(), paid.size());
		int stop = Math.min(start + request.path("page_size").asInt(), paid.size());
		ObjectNode page = Json.object().put("errcode", 0).put("errmsg", "ok");
		ArrayNode orders = page.putArray("order_list");
		paid.subList(start, stop).forEach((one) -> orders.add(one.deepCopy()));
		return Reply.json(200, page.put("last_index", Integer.toString(stop)).put("has_more", stop < paid.size()));
	}

	/** An order may be reported once more, which uses its second chance. */
	private Reply report(JsonNode report) {
		String number = report.at("/order_key/out_trade_no").asText();
		JsonNode parcel = report.at("/shipping_list/0");
		boolean isComplete = parcel.hasNonNull("tracking_no") && parcel.hasNonNull("express_company")
				&& report.at("/payer/openid").asText().equals("buyer of " + number);
		if (!isComplete) {
			return says(INVALID, "number, carrier or payer is wrong");
		}
		ArrayNode reported = this.parcels.computeIfAbsent(number, (order) -> Json.MAPPER.createArrayNode());
		if (reported.size() >= MOST_REPORTS) {
			return says(SENT_ALREADY, "sent already");
		}
		reported.add(parcel.deepCopy());
		if (!this.payments.containsKey(number)) {
			pay(number, 1);
		}
		payment(number).put("order_state", SENT);
		return says(0, "ok");
	}

	private static Reply says(int code, String text) {
		return Reply.json(200, Json.object().put("errcode", code).put("errmsg", text));
	}

}
