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
import java.util.stream.Collectors;

import io.serai.canonical.RecordKey;

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

	/** What is younger than this is nobody's business: most calls take less. */
	private static final Duration USUAL = Duration.ofSeconds(10);

	/** How long a node that has died counts as being at it. */
	private static final Duration VOUCHED = Duration.ofSeconds(30);

	private final PendingTable table;

	private final Clock clock;

	private final Map<Link.Canonical, Instant> begun = new LinkedHashMap<>();

	/** What the last look found begun. */
	private final Map<Link.Canonical, Instant> seen = new HashMap<>();

	/** Whose calls go on, and until when the database has it so. */
	private final Map<Link.Canonical, Instant> writing = new HashMap<>();

	/** Whose calls have ended, nobody knows how, and the database has it otherwise. */
	private final Set<Link.Canonical> left = new HashSet<>();

	private final Set<Link.Canonical> stored = new HashSet<>();

	private final Set<Link.Canonical> ended = new HashSet<>();

	private final Clockwork clockwork;

	/** On the clock that nobody sets, since it measures a while of this process. */
	private long readAtNanos = System.nanoTime() - READ_EVERY.toNanos();

	PendingWrites(PendingTable table, CrossrefSettings settings, Clock clock) {
		this.table = table;
		this.clock = clock;
		this.clockwork = new Clockwork("pending-writes", settings.writeEvery(), this::flush);
	}

	/**
	 * Returns what has been pending for more than some seconds, oldest first: being made,
	 * or made or not, and no delivery has found out yet. Other nodes and earlier runs
	 * have marked too, so times of day are compared; what began later than now began
	 * before a clock was set back.
	 * @throws org.springframework.dao.DataAccessException if the database does not answer
	 */
	public List<PendingWrite> lasting() {
		flush();
		Instant now = this.clock.instant();
		return this.table.all(now)
			.stream()
			.filter((one) -> Duration.between(one.begunAt(), now).abs().compareTo(USUAL) > 0)
			.toList();
	}

	/** Tells whether a record may have been made in a system. Asks no database. */
	public boolean isPending(String system, RecordKey record) {
		return isPending(new Link.Canonical(system, record));
	}

	/** Marks that a record is about to be made in a system. */
	void begin(Link.Canonical place) {
		synchronized (this.begun) {
			this.ended.remove(place);
			this.begun.putIfAbsent(place, this.clock.instant());
			this.writing.putIfAbsent(place, Instant.EPOCH);
			this.left.remove(place);
		}
	}

	/** Leaves the mark: the call has ended, and nobody knows how. */
	void leave(Link.Canonical place) {
		synchronized (this.begun) {
			if (this.writing.remove(place) != null) {
				this.left.add(place);
			}
		}
	}

	/** Takes the mark away: it is there, or surely is not. */
	void end(Link.Canonical place) {
		synchronized (this.begun) {
			this.begun.remove(place);
			this.writing.remove(place);
			this.left.remove(place);
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
		change(changes());
		if (System.nanoTime() - this.readAtNanos >= READ_EVERY.toNanos()) {
			read();
		}
	}

	private PendingChanges changes() {
		Instant now = this.clock.instant();
		synchronized (this.begun) {
			Map<Link.Canonical, Instant> fresh = new LinkedHashMap<>(this.begun);
			fresh.keySet().removeAll(this.stored);
			fresh.entrySet().retainAll(this.seen.entrySet());
			this.seen.clear();
			this.seen.putAll(this.begun);
			// From now on an end must remove the row.
			this.stored.addAll(fresh.keySet());
			this.left.retainAll(this.stored);
			Instant soon = now.plus(VOUCHED.dividedBy(2));
			Set<Link.Canonical> going = this.writing.entrySet()
				.stream()
				.filter((one) -> one.getValue().isBefore(soon) && this.stored.contains(one.getKey()))
				.map(Map.Entry::getKey)
				.collect(Collectors.toUnmodifiableSet());
			return new PendingChanges(fresh, List.copyOf(this.ended), going, now.plus(VOUCHED), List.copyOf(this.left));
		}
	}

	private void change(PendingChanges changes) {
		boolean done = false;
		try {
			this.table.change(changes);
			done = true;
		}
		finally {
			synchronized (this.begun) {
				// What the database did not take is taken to it again the next time.
				(done ? changes.ended() : changes.begun().keySet()).forEach(this.stored::remove);
				if (done) {
					changes.ended().forEach(this.ended::remove);
					changes.left().forEach(this.left::remove);
					changes.writing().forEach((one) -> this.writing.replace(one, changes.until()));
				}
			}
		}
	}

	private void read() {
		List<PendingWrite> all = this.table.all(this.clock.instant());
		this.readAtNanos = System.nanoTime();
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
