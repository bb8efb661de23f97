package io.serai.crossref;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Creations in outside systems that have begun and of which nobody knows yet how they
 * ended. A delivery marks and unmarks in memory only; the database hears of what has
 * lasted from one look to the next, a fifth of a second, so of the slow and of the broken
 * ones alone. What is pending, here or on another node, is looked for before it is
 * written.
 */
public final class PendingWrites implements AutoCloseable {

	/** How late this node heeds what others and earlier runs have left. */
	private static final Duration READ_EVERY = Duration.ofSeconds(1);

	/** What is younger than this is in work, and nobody's business. */
	private static final Duration USUAL = Duration.ofMinutes(1);

	private final PendingTable table;

	private final Clock clock;

	private final Map<Link.Canonical, Instant> begun = new LinkedHashMap<>();

	/** What the last look found begun. */
	private final Map<Link.Canonical, Instant> seen = new HashMap<>();

	private final Set<Link.Canonical> stored = new HashSet<>();

	private final Set<Link.Canonical> ended = new HashSet<>();

	private final Clockwork clockwork;

	private Instant readAt = Instant.EPOCH;

	PendingWrites(PendingTable table, CrossrefSettings settings, Clock clock) {
		this.table = table;
		this.clock = clock;
		this.clockwork = new Clockwork("pending-writes", settings.writeEvery(), this::flush);
	}

	/**
	 * Returns what stays pending, oldest first: made or not, no delivery has found out
	 * yet.
	 * @throws org.springframework.dao.DataAccessException if the database does not answer
	 */
	public List<PendingWrite> lasting() {
		flush();
		return this.table.begunBefore(this.clock.instant().minus(USUAL));
	}

	/** Marks that a record is about to be made in a system. */
	void begin(Link.Canonical place) {
		synchronized (this.begun) {
			this.ended.remove(place);
			this.begun.putIfAbsent(place, this.clock.instant());
		}
	}

	/** Takes the mark away: it is there, or surely is not. */
	void end(Link.Canonical place) {
		synchronized (this.begun) {
			this.begun.remove(place);
			if (this.stored.contains(place)) {
				this.ended.add(place);
			}
		}
	}

	/** Tells whether an earlier attempt may have made it. Asks no database. */
	boolean isPending(Link.Canonical place) {
		synchronized (this.begun) {
			return this.begun.containsKey(place) || (this.stored.contains(place) && !this.ended.contains(place));
		}
	}

	/** Stores what has lasted, removes what has ended, reads what others have left. */
	synchronized void flush() {
		Map<Link.Canonical, Instant> fresh;
		List<Link.Canonical> over;
		synchronized (this.begun) {
			fresh = new LinkedHashMap<>(this.begun);
			fresh.keySet().removeAll(this.stored);
			fresh.entrySet().retainAll(this.seen.entrySet());
			this.seen.clear();
			this.seen.putAll(this.begun);
			over = List.copyOf(this.ended);
			// From now on an end must remove the row.
			this.stored.addAll(fresh.keySet());
		}
		change(fresh, over);
		if (!this.readAt.plus(READ_EVERY).isAfter(this.clock.instant())) {
			read();
		}
	}

	private void change(Map<Link.Canonical, Instant> fresh, List<Link.Canonical> over) {
		boolean done = false;
		try {
			this.table.change(fresh, over);
			done = true;
		}
		finally {
			synchronized (this.begun) {
				// What the database did not take is taken to it again the next time.
				(done ? over : fresh.keySet()).forEach(this.stored::remove);
				if (done) {
					over.forEach(this.ended::remove);
				}
			}
		}
	}

	private void read() {
		List<PendingWrite> all = this.table.begunBefore(this.clock.instant().plus(USUAL));
		this.readAt = this.clock.instant();
		synchronized (this.begun) {
			this.stored.retainAll(union(this.begun.keySet(), this.ended));
			all.forEach((one) -> this.stored.add(new Link.Canonical(one.system(), one.record())));
		}
	}

	private static Set<Link.Canonical> union(Set<Link.Canonical> one, Set<Link.Canonical> other) {
		Set<Link.Canonical> all = new HashSet<>(one);
		all.addAll(other);
		return all;
	}

	@Override
	public void close() {
		this.clockwork.close();
		// The last look: what it saw begun has now lasted.
		flush();
	}

}
