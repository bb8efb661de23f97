package io.serai.crossref;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.serai.canonical.RecordKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Last writes that wait for the database. While it is away they gather up to a bound;
 * then the oldest go, which costs a delivery of what comes back and loses nothing.
 */
final class WaitingWrites {

	private static final Logger LOG = LoggerFactory.getLogger(WaitingWrites.class);

	private final int bound;

	private final Map<LastWrite.Place, LastWrite> writes = new LinkedHashMap<>();

	private final Map<Under, Integer> under = new HashMap<>();

	private boolean full;

	WaitingWrites(int bound) {
		this.bound = bound;
	}

	synchronized void add(LastWrite write) {
		if (this.writes.put(write.place(), write) == null) {
			this.under.merge(Under.of(write), 1, Integer::sum);
		}
		if (this.writes.size() > this.bound) {
			remove(this.writes.values().iterator().next());
			if (!this.full) {
				LOG.warn("the oldest of what was written last is forgotten, since the database takes nothing; "
						+ "what systems send back of it is taken for news");
			}
			this.full = true;
		}
	}

	synchronized Optional<LastWrite> get(LastWrite.Place place) {
		return Optional.ofNullable(this.writes.get(place));
	}

	/** Tells whether anything waits under that key, whatever its source. */
	synchronized boolean has(String system, RecordKind kind, String key) {
		return this.under.containsKey(new Under(system, kind, key));
	}

	/** Returns the oldest. */
	synchronized List<LastWrite> next(int most) {
		return new ArrayList<>(this.writes.values().stream().limit(most).toList());
	}

	/** Removes exactly these, not what has replaced them meanwhile. */
	synchronized void remove(List<LastWrite> stored) {
		stored.forEach(this::remove);
		this.full = false;
	}

	private void remove(LastWrite write) {
		if (this.writes.remove(write.place(), write)) {
			this.under.computeIfPresent(Under.of(write), (under, count) -> (count > 1) ? count - 1 : null);
		}
	}

	private record Under(String system, RecordKind kind, String key) {

		static Under of(LastWrite write) {
			return new Under(write.place().system(), write.place().record().kind(), write.place().record().key());
		}

	}

}
