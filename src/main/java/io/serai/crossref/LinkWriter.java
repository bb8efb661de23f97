package io.serai.crossref;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Stores links behind the deliveries' back. A link stays here until it is stored, so that
 * it can be read at once; while the database is down they gather, up to a bound.
 */
final class LinkWriter implements AutoCloseable {

	private static final Logger LOG = LoggerFactory.getLogger(LinkWriter.class);

	private static final int BATCH = 5_000;

	/** So many at a time wait for more of them: see {@link #storeWhenDue}. */
	private static final int MANY = 200;

	private static final Duration LONGEST = Duration.ofSeconds(1);

	private final LinkTable table;

	private final int bound;

	private final Map<Link.Canonical, Link> waiting = new LinkedHashMap<>();

	private final Map<Link.External, Link> byExternalId = new HashMap<>();

	/** Those that no database takes as they are; read from memory until the hub ends. */
	private final Set<Link> refused = new HashSet<>();

	/** Else what one thread took out long ago could go over what another has stored. */
	private final ReentrantLock storing = new ReentrantLock();

	private final Clockwork clockwork;

	private final AtomicLong lost = new AtomicLong();

	private volatile long storedNanos = System.nanoTime();

	LinkWriter(LinkTable table, Duration every, int bound) {
		this.table = table;
		this.bound = bound;
		this.clockwork = new Clockwork("cross-reference", every, this::storeWhenDue);
	}

	void add(Link link) {
		synchronized (this.waiting) {
			remove(this.byExternalId.get(link.external()));
			remove(this.waiting.get(link.canonical()));
			if (this.waiting.size() < this.bound) {
				this.waiting.put(link.canonical(), link);
				this.byExternalId.put(link.external(), link);
			}
			else if (this.lost.getAndIncrement() == 0) {
				LOG.atError()
					.addKeyValue("waiting", this.bound)
					.log("Links are lost: the database has taken none for too long. Mend it; until the hub is started "
							+ "again deliveries look before they write, and customers that only a link tells wait");
			}
		}
	}

	/**
	 * Tells whether links had to be dropped: then a missing link says nothing until the
	 * hub is started again.
	 */
	boolean hasLost() {
		return lost() > 0;
	}

	/** Returns how many links had to be dropped since the start. */
	long lost() {
		return this.lost.get();
	}

	/** Returns the ids of the record that wait for the database, by system. */
	Map<String, String> waiting(RecordKey record) {
		synchronized (this.waiting) {
			return this.waiting.values()
				.stream()
				.filter((link) -> link.record().equals(record))
				.collect(Collectors.toMap(Link::system, Link::externalId));
		}
	}

	Optional<String> waiting(String system, RecordKey record) {
		synchronized (this.waiting) {
			return Optional.ofNullable(this.waiting.get(new Link.Canonical(system, record))).map(Link::externalId);
		}
	}

	Optional<RecordKey> waiting(String system, RecordKind kind, String externalId) {
		Link.External wanted = new Link.External(system, kind, externalId);
		synchronized (this.waiting) {
			return Optional.ofNullable(this.byExternalId.get(wanted)).map(Link::record);
		}
	}

	/**
	 * Stores few links at once and many within a second: each batch writes every page of
	 * the indexes that it touched, so that large ones cost less a link.
	 */
	private void storeWhenDue() {
		if (waiting() < MANY || System.nanoTime() - this.storedNanos >= LONGEST.toNanos()) {
			flush();
		}
	}

	private int waiting() {
		synchronized (this.waiting) {
			return this.waiting.size();
		}
	}

	/** Stores what is waiting; what cannot be stored stays for the next time. */
	void flush() {
		this.storing.lock();
		try {
			this.storedNanos = System.nanoTime();
			for (List<Link> batch = next(); !batch.isEmpty(); batch = next()) {
				store(batch);
			}
		}
		catch (DataAccessException | TransactionException ex) {
			LOG.atWarn()
				.addKeyValue("cause", ex.getClass().getSimpleName())
				.log("Cross references wait in memory: the database does not take them; it is tried again by itself");
		}
		finally {
			this.storing.unlock();
		}
	}

	private void store(List<Link> batch) {
		try {
			this.table.store(batch);
			stored(batch);
		}
		catch (DataAccessException ex) {
			if (!RefusedText.isIn(ex)) {
				throw ex;
			}
			batch.forEach(this::storeAlone);
		}
	}

	/** One that the database will never take must not keep the others from it. */
	private void storeAlone(Link link) {
		try {
			this.table.store(List.of(link));
			stored(List.of(link));
		}
		catch (DataAccessException ex) {
			if (!RefusedText.isIn(ex)) {
				throw ex;
			}
			synchronized (this.waiting) {
				this.refused.add(link);
			}
			LOG.atError()
				.addKeyValue("business_key", link.record())
				.addKeyValue("system", link.system())
				.log("A cross reference cannot be stored: the database refuses its id; it is known until the hub ends. "
						+ "See what id the system gave, and bind the record to a proper one in the console");
		}
	}

	/** What a person decided counts, not what still waits. */
	void forget(Link.Canonical place) {
		synchronized (this.waiting) {
			remove(this.waiting.get(place));
		}
	}

	/** Stores what is left, then ends. */
	@Override
	public void close() {
		this.clockwork.close();
		flush();
	}

	private List<Link> next() {
		synchronized (this.waiting) {
			return this.waiting.values().stream().filter((link) -> !this.refused.contains(link)).limit(BATCH).toList();
		}
	}

	private void stored(List<Link> batch) {
		synchronized (this.waiting) {
			batch.forEach(this::remove);
		}
	}

	/** Removes exactly this link, not one that has replaced it meanwhile. */
	private void remove(@Nullable Link link) {
		if (link != null) {
			this.waiting.remove(link.canonical(), link);
			this.byExternalId.remove(link.external(), link);
			this.refused.remove(link);
		}
	}

}
