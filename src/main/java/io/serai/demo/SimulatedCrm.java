package io.serai.demo;

import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A CRM as connector {@code rest-crm} expects it: {@code /customers} and {@code /deals}.
 */
final class SimulatedCrm implements SimulatedSystem {

	private final Documents customers;

	private final Documents deals;

	private final Tokens tokens;

	private final AtomicBoolean closed = new AtomicBoolean();

	/**
	 * Makes an empty CRM.
	 * @param key the bearer token that callers show
	 */
	SimulatedCrm(String key, Clock clock) {
		this.tokens = new Tokens(key);
		this.customers = new Documents("AC", clock);
		this.deals = new Documents("DE", clock);
	}

	@Override
	public Reply answer(Call call) throws IOException {
		if (!this.tokens.accepts(call.authorization())) {
			return Reply.error(401, "TOKEN_EXPIRED", "Sign in again");
		}
		return switch (call.path().isEmpty() ? "" : call.path().getFirst()) {
			case "customers" -> customers(call);
			case "deals" -> DocumentCalls.answer(call, this.deals);
			default -> Reply.error(404, "NO_SUCH_PATH", "there are /customers and /deals");
		};
	}

	@Override
	public JsonNode state() {
		return Json.object().<ObjectNode>set("customers", this.customers.all()).set("deals", this.deals.all());
	}

	@Override
	public void forgetTokens() {
		this.tokens.forget();
	}

	/**
	 * It keeps what it is not told, such as who looks after a customer; and the version
	 * of a change is its time, the hub's own is only what a look-up tells.
	 */
	private Reply customers(Call call) throws IOException {
		if (this.closed.get() && !call.method().equals("GET")) {
			return Reply.error(503, "CLOSED", "Customers are being tidied up, nothing is taken from outside");
		}
		if (call.shape().equals("PUT customers/*")) {
			String id = call.path().get(1);
			ObjectNode told = (ObjectNode) call.json();
			ObjectNode all = this.customers.find(id)
				.map((document) -> (ObjectNode) document.body().deepCopy())
				.orElseGet(Json::object);
			all.setAll(told);
			return DocumentCalls.answer(call.with(all), this.customers);
		}
		if (call.shape().equals("GET customers") && call.parameter("changedSince").isPresent()) {
			JsonNode page = DocumentCalls.list(call, this.customers);
			page.path("items").forEach((item) -> ((ObjectNode) item).remove("version"));
			return Reply.json(200, page);
		}
		return DocumentCalls.answer(call, this.customers);
	}

	/**
	 * Takes no customers from outside, or takes them again; its own people go on working.
	 */
	void close(boolean isClosed) {
		this.closed.set(isClosed);
	}

	boolean isClosed() {
		return this.closed.get();
	}

	Documents customers() {
		return this.customers;
	}

	Documents deals() {
		return this.deals;
	}

}
