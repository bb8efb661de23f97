package io.serai.hook;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.serai.system.Hook;
import io.serai.system.connector.HookSpec;

import org.springframework.stereotype.Component;

/**
 * Recipe {@code standard-webhooks}: HMAC-SHA256 over id, moment and body. Several
 * secrets, separated by blanks, count side by side while one is exchanged for another.
 */
@Component
final class StandardWebhooksRecipe implements HookRecipe {

	private static final String ENCODED = "whsec_";

	private final TimeWindow window;

	StandardWebhooksRecipe(TimeWindow window) {
		this.window = window;
	}

	@Override
	public String recipe() {
		return "standard-webhooks";
	}

	@Override
	public Set<String> needs(HookSpec spec) {
		return Set.of("hookSecret");
	}

	@Override
	public void check(Hook hook) {
		for (String secret : Signatures.secrets(hook)) {
			key(secret);
		}
	}

	@Override
	public Opened open(Hook hook, HookRequest request) {
		String id = request.header("webhook-id");
		String timestamp = request.header("webhook-timestamp");
		byte[] head = "%s.%s.".formatted(id, timestamp).getBytes(StandardCharsets.UTF_8);
		List<String> given = List.of(request.header("webhook-signature").split(" "));
		boolean right = false;
		for (String secret : Signatures.secrets(hook)) {
			String expected = "v1," + Base64.getEncoder()
				.encodeToString(Signatures.hmac("HmacSHA256", key(secret), List.of(head, request.body())));
			right |= HmacHeaderRecipe.isAmong(expected, given);
		}
		if (!right) {
			throw new RefusedEventException();
		}
		this.window.check(timestamp);
		return new Opened(Optional.of(request.tree()), Optional.of(id), Opened.Answer.EMPTY_JSON);
	}

	/** Returns the secret's bytes: Base64 after whsec_, else the text itself. */
	private static byte[] key(String secret) {
		return secret.startsWith(ENCODED) ? Base64.getDecoder().decode(secret.substring(ENCODED.length()))
				: secret.getBytes(StandardCharsets.UTF_8);
	}

}
