package io.serai.demo;

import java.io.IOException;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An address that takes alerts as connector {@code webhook} posts them.
 */
final class SimulatedWebhook implements SimulatedSystem {

	private final ToldAlerts alerts = new ToldAlerts("id", "id");

	private final Tokens tokens;

	/**
	 * Makes one that was told nothing yet.
	 * @param key the bearer token that callers show
	 */
	SimulatedWebhook(String key) {
		this.tokens = new Tokens(key);
	}

	@Override
	public Reply answer(Call call) throws IOException {
		if (!this.tokens.accepts(call.authorization())) {
			return Reply.error(401, "TOKEN_EXPIRED", "Sign in again");
		}
		if (!call.shape().equals("POST alerts")) {
			return Reply.error(404, "NO_SUCH_PATH", "there is /alerts");
		}
		this.alerts.add(call.json());
		return Reply.json(200, Json.object());
	}

	@Override
	public JsonNode state() {
		return Json.object().set("alerts", this.alerts.all());
	}

	@Override
	public void forgetTokens() {
		this.tokens.forget();
	}

	ToldAlerts alerts() {
		return this.alerts;
	}

}
