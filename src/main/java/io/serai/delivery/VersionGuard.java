package io.serai.delivery;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordVersion;
import io.serai.delivery.DeliveredVersions.Seen;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * Keeps an older version from going over a newer one in one flow. Remembers what was
 * delivered lately; asks the message store for the rest. While the database is down it
 * does not stand in the way of what comes for the first time: it answers
 * {@link Verdict#UNKNOWN}, and the delivery looks before it writes. What comes again has
 * to wait, since newer versions may have gone by.
 */
final class VersionGuard {

	/** Nobody asks a database again that has just not answered. */
	static final Duration REST_AFTER_FAILURE = Duration.ofSeconds(5);

	private final String flow;

	private final DeliveredVersions delivered;

	private final Map<RecordKey, String> recent;

	private final Map<RecordKey, String> unsure;

	private final Map<RecordKey, String> held;

	/** On the clock that nobody sets. */
	private volatile @Nullable Long databaseRestsUntilNanos;

	VersionGuard(String flow, DeliveredVersions delivered, int remembered) {
		this.flow = flow;
		this.delivered = delivered;
		this.recent = lately(remembered);
		this.unsure = lately(remembered);
		this.held = lately(remembered);
	}

	private static Map<RecordKey, String> lately(int remembered) {
		return new LinkedHashMap<>(1024, 0.75f, true) {
			@Override
			protected boolean removeEldestEntry(Map.Entry<RecordKey, String> eldest) {
				return size() > remembered;
			}
		};
	}

	/**
	 * Says whether this version may go.
	 * @param again whether it was in work before: then other nodes, or an earlier run,
	 * may have gone on in the meantime, and memory alone does not do
	 */
	Verdict check(RecordKey record, String version, boolean again) {
		String newest;
		boolean isUnsure;
		synchronized (this.recent) {
			String waiting = this.held.get(record);
			if (waiting != null && RecordVersion.compare(version, waiting) < 0) {
				return Verdict.OLDER;
			}
			newest = this.recent.get(record);
			isUnsure = this.unsure.containsKey(record);
		}
		if (newest == null) {
			return ask(record, version, isUnsure, again);
		}
		Verdict verdict = compare(version, newest);
		if (verdict != Verdict.NEWER) {
			return verdict;
		}
		return again ? ask(record, version, isUnsure, true) : isUnsure ? Verdict.UNKNOWN : Verdict.NEWER;
	}

	private static Verdict compare(String version, String newest) {
		int order = RecordVersion.compare(version, newest);
		return (order > 0) ? Verdict.NEWER : (order == 0) ? Verdict.SAME : Verdict.OLDER;
	}

	private Verdict ask(RecordKey record, String version, boolean isUnsure, boolean again) {
		Long rest = this.databaseRestsUntilNanos;
		if (rest != null && System.nanoTime() - rest < 0) {
			return unanswered(again);
		}
		try {
			Optional<Seen> seen = this.delivered.seen(this.flow, record);
			this.databaseRestsUntilNanos = null;
			String waiting = seen.map(Seen::waiting).orElse(null);
			if (waiting != null && RecordVersion.compare(version, waiting) < 0) {
				return Verdict.OLDER;
			}
			String newest = seen.map(Seen::delivered).orElse(null);
			if (newest != null) {
				Verdict verdict = compare(version, newest);
				return (verdict == Verdict.NEWER) ? Verdict.UNKNOWN : verdict;
			}
			return (seen.isPresent() || isUnsure) ? Verdict.UNKNOWN : Verdict.NEWER;
		}
		catch (DataAccessException ex) {
			this.databaseRestsUntilNanos = System.nanoTime() + REST_AFTER_FAILURE.toNanos();
			return unanswered(again);
		}
	}

	/**
	 * A look at the target does not do for what comes again: an operation that writes
	 * over what is there looks at nothing.
	 */
	private static Verdict unanswered(boolean again) {
		return again ? Verdict.UNTOLD : Verdict.UNKNOWN;
	}

	/**
	 * Remembers that an attempt at some version of the record may have written unseen.
	 * The next version has to look before it writes, or there would be two.
	 */
	void maybeWritten(RecordKey record, String version) {
		synchronized (this.recent) {
			this.unsure.put(record, version);
		}
	}

	/**
	 * Remembers that this version waits for people: an older one has nothing to wait for
	 * any more.
	 */
	void held(RecordKey record, String version) {
		synchronized (this.recent) {
			this.held.merge(record, version, (old, now) -> (RecordVersion.compare(now, old) > 0) ? now : old);
		}
	}

	/** Remembers that this version has been delivered and that the broker knows. */
	void delivered(RecordKey record, String version) {
		synchronized (this.recent) {
			this.unsure.remove(record);
			this.recent.merge(record, version, (old, now) -> (RecordVersion.compare(now, old) > 0) ? now : old);
		}
	}

	/**
	 * Remembers that this version was none of the flow's business; no older one is now.
	 */
	void settled(RecordKey record, String version) {
		synchronized (this.recent) {
			this.recent.merge(record, version, (old, now) -> (RecordVersion.compare(now, old) > 0) ? now : old);
		}
	}

	/** What the guard says of a version. */
	enum Verdict {

		/**
		 * Newer than all that was delivered, and no earlier attempt has been lost sight
		 * of.
		 */
		NEWER,

		/** This very version has been delivered. */
		SAME,

		/** A newer one has been delivered. */
		OLDER,

		/**
		 * It may go, but some version may be there already: an earlier attempt ended
		 * otherwise than delivered or was made before this process started, or the
		 * database did not answer.
		 */
		UNKNOWN,

		/**
		 * It may be older than what was delivered, and the database does not tell: it
		 * waits.
		 */
		UNTOLD

	}

}
