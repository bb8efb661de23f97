package io.serai.demo;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Who may call a simulated system: whoever bears its fixed key, or a token that
 * {@code POST /token} handed out.
 */
final class Tokens {

	private final String key;

	private final Set<String> live = ConcurrentHashMap.newKeySet();

	private final AtomicBoolean refuseOnce = new AtomicBoolean();

	Tokens(String key) {
		this.key = key;
	}

	/**
	 * Returns the answer to a sign-in: {@code access_token}, {@code token_type} and
	 * {@code expires_in} in seconds.
	 */
	ObjectNode issue() {
		String token = UUID.randomUUID().toString();
		this.live.add(token);
		return Json.object().put("access_token", token).put("token_type", "Bearer").put("expires_in", 3600);
	}

	boolean accepts(String authorization) {
		if (!authorization.startsWith("Bearer ")) {
			return false;
		}
		String token = authorization.substring("Bearer ".length());
		return this.live.contains(token) || (token.equals(this.key) && !this.refuseOnce.compareAndSet(true, false));
	}

	/**
	 * Ends every token; the fixed key, which nobody can renew, is refused once instead.
	 */
	void forget() {
		this.live.clear();
		this.refuseOnce.set(true);
	}

}
