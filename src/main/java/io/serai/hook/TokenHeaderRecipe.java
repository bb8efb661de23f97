package io.serai.hook;

import java.util.Objects;
import java.util.Set;

import io.serai.system.Hook;
import io.serai.system.connector.HookSpec;

import org.springframework.stereotype.Component;

/**
 * Recipe {@code token-header}: the secret itself in a header, for what can send one and
 * cannot sign. It proves who tells, neither what is told nor when; a notice says only
 * what to read, so that is what the secret opens. Several secrets, separated by blanks,
 * count side by side while one is exchanged for another.
 */
@Component
final class TokenHeaderRecipe implements HookRecipe {

	/** A shorter one could be guessed. */
	private static final int SHORTEST = 16;

	@Override
	public String recipe() {
		return "token-header";
	}

	@Override
	public Set<String> needs(HookSpec spec) {
		return Set.of("hookSecret");
	}

	@Override
	public void check(Hook hook) {
		if (Signatures.secrets(hook).stream().anyMatch((secret) -> secret.length() < SHORTEST)) {
			throw new IllegalArgumentException("a secret has fewer than %d characters".formatted(SHORTEST));
		}
	}

	@Override
	public Opened open(Hook hook, HookRequest request) {
		HookSpec spec = hook.spec();
		String header = request.header(Objects.requireNonNull(spec.header()));
		String prefix = Objects.requireNonNullElse(spec.prefix(), "");
		String given = header.startsWith(prefix) ? header.substring(prefix.length()) : "";
		if (!HmacHeaderRecipe.isAmong(given, Signatures.secrets(hook))) {
			throw new RefusedEventException();
		}
		return Opened.event(request.tree(), Opened.Answer.EMPTY_JSON);
	}

}
