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
 * Remembers API clients or users for a while. If the database does not answer, whoever
 * was known still comes in: records are stored in the broker, so a door need not close
 * for it. Unknown ones are not remembered, so that nobody can fill the memory.
 *
 * @param <T> what is remembered of each
 */
final class Remembering<T> {

	private final Map<String, Remembered<T>> remembered = new ConcurrentHashMap<>();

	private final Duration time;

	private final Clock clock;

	Remembering(Duration time, Clock clock) {
		this.time = time;
		this.clock = clock;
	}

	Optional<T> get(String name, Supplier<Optional<T>> database) {
		Remembered<T> known = this.remembered.get(name);
		Instant now = Instant.now(this.clock);
		if (known != null && now.isBefore(known.until())) {
			return Optional.of(known.one());
		}
		try {
			Optional<T> found = database.get();
			found.ifPresentOrElse((one) -> this.remembered.put(name, new Remembered<>(one, now.plus(this.time))),
					() -> this.remembered.remove(name));
			return found;
		}
		catch (DataAccessException ex) {
			if (known == null) {
				throw ex;
			}
			this.remembered.put(name, new Remembered<>(known.one(), now.plus(this.time)));
			return Optional.of(known.one());
		}
	}

	void forget() {
		this.remembered.clear();
	}

	private record Remembered<T>(T one, Instant until) {
	}

}
