package io.serai.access;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
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

	private final LongSupplier nanoTime;

	/**
	 * Makes one that knows nobody.
	 * @param nanoTime a clock that nobody sets: with the time of day set back, whoever
	 * was shut out would stay known
	 */
	Remembering(Duration time, LongSupplier nanoTime) {
		this.time = time;
		this.nanoTime = nanoTime;
	}

	Optional<T> get(String name, Supplier<Optional<T>> database) {
		Remembered<T> known = this.remembered.get(name);
		long now = this.nanoTime.getAsLong();
		if (known != null && now - known.untilNanos() < 0) {
			return Optional.of(known.one());
		}
		try {
			Optional<T> found = database.get();
			found.ifPresentOrElse((one) -> this.remembered.put(name, new Remembered<>(one, now + this.time.toNanos())),
					() -> this.remembered.remove(name));
			return found;
		}
		catch (DataAccessException ex) {
			if (known == null) {
				throw ex;
			}
			this.remembered.put(name, new Remembered<>(known.one(), now + this.time.toNanos()));
			return Optional.of(known.one());
		}
	}

	void forget() {
		this.remembered.clear();
	}

	private record Remembered<T>(T one, long untilNanos) {
	}

}
