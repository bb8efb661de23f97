package io.serai.system.signin;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What a sign-in gave: what each call carries to prove it.
 *
 * @param headers sent with each call
 * @param query appended to each call's address, past everything that might log it
 * @param body put into each JSON body: top-level fields, or places by JSON pointer
 * @param expiresAt when it ends, UTC; null if nobody told
 * @param address where the system listens from now on; null if nothing changes
 * @param secrets texts that no log, failure or message may hold
 */
public record Grant(Map<String, String> headers, Map<String, String> query, Map<String, String> body,
		@Nullable Instant expiresAt, @Nullable String address, Set<String> secrets) {

	public static final Grant NONE = ofHeaders(Map.of(), Set.of());

	public Grant {
		headers = Map.copyOf(headers);
		query = Map.copyOf(query);
		body = Map.copyOf(body);
		secrets = Set.copyOf(secrets);
	}

	static Grant ofHeaders(Map<String, String> headers, Set<String> secrets) {
		return new Grant(headers, Map.of(), Map.of(), null, null, secrets);
	}

	/** Returns this grant with further headers under its own. */
	public Grant over(Map<String, String> always) {
		Map<String, String> all = new HashMap<>(always);
		all.putAll(this.headers);
		return new Grant(all, this.query, this.body, this.expiresAt, this.address, this.secrets);
	}

	public Grant at(String host) {
		return new Grant(this.headers, this.query, this.body, this.expiresAt, host, this.secrets);
	}

	@Override
	public String toString() {
		return "Grant[until=" + this.expiresAt + "]";
	}

}
