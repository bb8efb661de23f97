package io.serai.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * Keeps an older version from going over a newer one in one flow. Remembers what was
 * delivered lately; asks the message store for the rest. While the database is down it
 * does not stand in the way: it answers {@link Verdict#UNKNOWN}, and the delivery looks
 * before it writes.
 */
final class VersionGuard {

	private static final Duration REST_AFTER_FAILURE = Duration.ofSeconds(5);

	private final String flow;

	private final DeliveredVersions delivered;

	private final Clock clock;

	private final Map<RecordKey, String> recent;

	private volatile @Nullable Instant databaseRestsUntil;

	VersionGuard(String flow, DeliveredVersions delivered, Clock clock, int remembered) {
		this.flow = flow;
		this.delivered = delivered;
		this.clock = clock;
		this.recent = new LinkedHashMap<>(1024, 0.75f, true) {
			@Override
			protected boolean removeEldestEntry(Map.Entry<RecordKey, String> eldest) {
				return size() > remembered;
			}
		};
	}

	/** Says whether this version may go. */
	Verdict check(RecordKey record, String version) {
		String newest;
		synchronized (this.recent) {
			newest = this.recent.get(record);
		}
		if (newest == null) {
			Optional<Optional<String>> asked = ask(record);
			if (asked.isEmpty()) {
				return Verdict.UNKNOWN;
			}
			newest = asked.get().orElse(null);
		}
		if (newest == null) {
			return Verdict.NEWER;
		}
		int order = RecordVersion.compare(version, newest);
		return (order > 0) ? Verdict.NEWER : (order == 0) ? Verdict.SAME : Verdict.OLDER;
	}

	private Optional<Optional<String>> ask(RecordKey record) {
		Instant rest = this.databaseRestsUntil;
		if (rest != null && this.clock.instant().isBefore(rest)) {
			return Optional.empty();
		}
		try {
			Optional<String> newest = this.delivered.newest(this.flow, record);
			this.databaseRestsUntil = null;
			return Optional.of(newest);
		}
		catch (DataAccessException ex) {
			this.databaseRestsUntil = this.clock.instant().plus(REST_AFTER_FAILURE);
			return Optional.empty();
		}
	}

	/** Remembers that this version has been delivered and that the broker knows. */
	void delivered(RecordKey record, String version) {
		synchronized (this.recent) {
			this.recent.merge(record, version, (old, now) -> (RecordVersion.compare(now, old) > 0) ? now : old);
		}
	}

	/** What the guard says of a version. */
	enum Verdict {

		/** Newer than all that was delivered. */
		NEWER,

		/** This very version has been delivered. */
		SAME,

		/** A newer one has been delivered. */
		OLDER,

		/** The database did not answer. */
		UNKNOWN

	}

}
