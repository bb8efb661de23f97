package io.serai.demo;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * That something changed in a system, as it tells the hub: signed as Standard Webhooks
 * say.
 *
 * @param system by the hub's name for it, e.g. {@code shop}
 * @param id the same however often it is told
 * @param at when it is told, UTC
 * @param body what is told
 */
record SystemEvent(String system, String id, Instant at, JsonNode body) {

	/** Returns the event of one thing that changed. */
	static SystemEvent of(String system, String type, String field, String key, Instant at) {
		ObjectNode body = Json.object().put("type", type);
		body.putObject("data").put(field, key);
		return new SystemEvent(system, "%s-%s".formatted(system, key), at, body);
	}

	byte[] bytes() {
		return Reply.json(0, this.body).body();
	}

	String timestamp() {
		return Long.toString(this.at.getEpochSecond());
	}

	/** Returns what the header {@code webhook-signature} has to be. */
	String signature(String secret) {
		return signature(this.id, timestamp(), bytes(), secret);
	}

	static String signature(String id, String timestamp, byte[] body, String secret) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
			mac.update("%s.%s.".formatted(id, timestamp).getBytes(StandardCharsets.UTF_8));
			return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("every Java has HmacSHA256", ex);
		}
	}

}
