package io.serai.hook;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

import javax.crypto.Cipher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.serai.system.Hook;
import io.serai.system.connector.HookSpec;

import org.springframework.stereotype.Component;

/**
 * Recipe {@code feishu}: events of both generations, encrypted and signed. The check of
 * the address is encrypted but not signed, so it has to know the verification token, and
 * nothing but its challenge comes back.
 */
@Component
final class FeishuRecipe implements HookRecipe {

	private static final int VECTOR = 16;

	private final TimeWindow window;

	FeishuRecipe(TimeWindow window) {
		this.window = window;
	}

	@Override
	public String recipe() {
		return "feishu";
	}

	@Override
	public Set<String> needs(HookSpec spec) {
		return Set.of("hookToken", "hookKey");
	}

	@Override
	public Opened open(Hook hook, HookRequest request) {
		String key = hook.credential("hookKey").orElseThrow();
		boolean signed = request.headers().containsKey("x-lark-signature");
		if (signed) {
			Signatures.check(signature(key, request), request.header("X-Lark-Signature"));
			this.window.check(request.header("X-Lark-Request-Timestamp"));
		}
		JsonNode event = EventText.tree(decrypt(key, EventText.field(request.tree(), "encrypt")));
		String token = event.path("token").asText(event.at("/header/token").asText());
		Signatures.check(hook.credential("hookToken").orElseThrow(), token);
		if (event.path("type").asText().equals("url_verification")) {
			String challenge = EventText.field(event, "challenge");
			return Opened.check(new Opened.Answer(
					JsonNodeFactory.instance.objectNode().put("challenge", challenge).toString(), true));
		}
		if (!signed) {
			throw new RefusedEventException();
		}
		Optional<String> id = Optional.ofNullable(event.path("uuid").asText(event.at("/header/event_id").textValue()));
		return new Opened(Optional.of(event), id, Opened.Answer.EMPTY_JSON);
	}

	private static String signature(String key, HookRequest request) {
		String head = request.header("X-Lark-Request-Timestamp") + request.header("X-Lark-Request-Nonce") + key;
		return HexFormat.of()
			.formatHex(Signatures.digest("SHA-256", head.getBytes(StandardCharsets.UTF_8), request.body()));
	}

	/** Returns the text; the start vector stands before it. */
	static byte[] decrypt(String key, String encrypted) {
		byte[] all = AesText.decoded(encrypted);
		if (all.length <= VECTOR) {
			throw new RefusedEventException();
		}
		byte[] hashed = Signatures.digest("SHA-256", key.getBytes(StandardCharsets.UTF_8));
		return AesText.padless(AesText.cbc(Cipher.DECRYPT_MODE, hashed, Arrays.copyOf(all, VECTOR),
				Arrays.copyOfRange(all, VECTOR, all.length)), VECTOR);
	}

}
