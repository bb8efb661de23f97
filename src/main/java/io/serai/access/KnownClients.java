package io.serai.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.springframework.dao.DataAccessException;

/**
 * Remembers API clients for a while. If the database does not answer, whoever was known
 * still comes in: records are stored in the broker, so a door need not close for it.
 * Unknown callers are not remembered, so that nobody can fill the memory.
 */
final class KnownClients {

	private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

	private final Duration time;

	private final Clock clock;

	KnownClients(Duration time, Clock clock) {
		this.time = time;
		this.clock = clock;
	}

	Optional<KnownClient> get(String name, Supplier<Optional<KnownClient>> database) {
		Remembered known = this.remembered.get(name);
		Instant now = Instant.now(this.clock);
		if (known != null && now.isBefore(known.until())) {
			return Optional.of(known.client());
		}
		try {
			Optional<KnownClient> found = database.get();
			found.ifPresentOrElse((client) -> this.remembered.put(name, new Remembered(client, now.plus(this.time))),
					() -> this.remembered.remove(name));
			return found;
		}
		catch (DataAccessException ex) {
			if (known == null) {
				throw ex;
			}
			this.remembered.put(name, new Remembered(known.client(), now.plus(this.time)));
			return Optional.of(known.client());
		}
	}

	void forget() {
		this.remembered.clear();
	}

	private record Remembered(KnownClient client, Instant until) {
	}

}
