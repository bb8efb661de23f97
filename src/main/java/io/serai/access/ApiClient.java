package io.serai.access;

import java.time.Instant;
import java.util.Set;

/**
 * A caller of the REST API, without its secrets.
 *
 * @param name its name, unique
 * @param keyPrefix the public part of its key, by which people tell keys apart
 * @param source the system as which it writes and whose records it may read
 * @param kinds what it may: wire names of the record kinds that it may write, e.g.
 * {@code order}, and {@code backfill}
 * @param perSecond requests a second that it may send
 * @param enabled whether it may come in
 * @param createdAt since when it exists, UTC
 */
public record ApiClient(String name, String keyPrefix, String source, Set<String> kinds, int perSecond, boolean enabled,
		Instant createdAt) {

	public ApiClient {
		kinds = Set.copyOf(kinds);
	}

}
