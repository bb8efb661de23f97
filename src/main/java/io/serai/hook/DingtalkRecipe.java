package io.serai.hook;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.serai.system.Hook;

import org.springframework.stereotype.Component;

/**
 * Recipe {@code dingtalk-aes}: the word {@code success} that it expects is encrypted and
 * signed like its events.
 */
@Component
final class DingtalkRecipe implements AesRecipe {

	private static final int RANDOM = 16;

	private final TimeWindow window;

	private final SecureRandom random = new SecureRandom();

	DingtalkRecipe(TimeWindow window) {
		this.window = window;
	}

	@Override
	public String recipe() {
		return "dingtalk-aes";
	}

	@Override
	public Opened open(Hook hook, HookRequest request) {
		String token = hook.credential("hookToken").orElseThrow();
		String timestamp = request.parameter("timestamp");
		String encrypted = EventText.field(request.tree(), "encrypt");
		String given = Optional.ofNullable(request.query().get("msg_signature"))
			.orElseGet(() -> request.parameter("signature"));
		Signatures.check(Signatures.ofSorted(token, timestamp, request.parameter("nonce"), encrypted), given);
		this.window.check(timestamp);
		AesText aes = aes(hook);
		JsonNode event = EventText.tree(aes.decrypt(encrypted));
		byte[] fresh = new byte[RANDOM];
		this.random.nextBytes(fresh);
		Opened.Answer answer = success(aes, token, fresh, Long.toString(this.window.now().toEpochMilli()),
				HexFormat.of().formatHex(fresh, 0, 8));
		return event.path("EventType").asText().equals("check_url") ? Opened.check(answer)
				: Opened.event(event, answer);
	}

	static Opened.Answer success(AesText aes, String token, byte[] random, String timestamp, String nonce) {
		String encrypted = aes.encrypt("success".getBytes(StandardCharsets.UTF_8), random);
		return new Opened.Answer(JsonNodeFactory.instance.objectNode()
			.put("msg_signature", Signatures.ofSorted(token, timestamp, nonce, encrypted))
			.put("encrypt", encrypted)
			.put("timeStamp", timestamp)
			.put("nonce", nonce)
			.toString(), true);
	}

}
