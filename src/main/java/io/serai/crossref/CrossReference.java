package io.serai.crossref;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Whose number is whose. Remembers the latest links in memory and writes them to the
 * database in batches, a fifth of a second late, up to a whole one while there are many;
 * what a crash leaves unwritten is found again by looking before writing.
 */
public final class CrossReference {

	private static final Logger LOG = LoggerFactory.getLogger(CrossReference.class);

	private static final Duration REST = Duration.ofSeconds(5);

	private final LinkTable table;

	private final LinkWriter writer;

	private final LinkCache cache;

	private final PendingWrites pending;

	/**
	 * By {@link System#nanoTime()}; asking a dead database for each record takes too
	 * long.
	 */
	private volatile long databaseRestsUntil = System.nanoTime();

	CrossReference(LinkTable table, LinkWriter writer, PendingWrites pending, int remembered) {
		this.table = table;
		this.writer = writer;
		this.cache = new LinkCache(remembered);
		this.pending = pending;
	}

	/**
	 * Remembers that the record is called {@code externalId} in the system. A newer link
	 * replaces an older one of the same record or the same id.
	 */
	public void link(String system, RecordKey record, String externalId) {
		this.pending.end(new Link.Canonical(system, record));
		Link link = new Link(system, record, externalId);
		if (this.cache.get(system, record).filter(externalId::equals).isPresent()) {
			return;
		}
		this.cache.put(link);
		this.writer.add(link);
	}

	/**
	 * Returns the record's id in the system. Never throws: while the database is down,
	 * what is not remembered is {@link ExternalId.Unknown}.
	 */
	public ExternalId toExternal(String system, RecordKey record) {
		Optional<String> remembered = this.cache.get(system, record).or(() -> this.writer.waiting(system, record));
		if (remembered.isPresent()) {
			return new ExternalId.Known(remembered.get());
		}
		if (this.writer.hasLost() || System.nanoTime() - this.databaseRestsUntil < 0) {
			return new ExternalId.Unknown();
		}
		try {
			Optional<String> stored = this.table.externalId(system, record);
			stored.ifPresent((id) -> this.cache.put(new Link(system, record, id)));
			return stored.<ExternalId>map(ExternalId.Known::new).orElseGet(ExternalId.None::new);
		}
		catch (DataAccessException ex) {
			this.databaseRestsUntil = System.nanoTime() + REST.toNanos();
			LOG.atWarn()
				.addKeyValue("system", system)
				.log("Cross reference cannot be read; deliveries look before they write until the database answers");
			return new ExternalId.Unknown();
		}
	}

	/**
	 * Returns the record's id in each system that has one, by the system's name.
	 * @throws DataAccessException if the database does not answer
	 */
	public Map<String, String> everywhere(RecordKey record) {
		Map<String, String> ids = new TreeMap<>(this.table.everywhere(record));
		ids.putAll(this.writer.waiting(record));
		return ids;
	}

	/**
	 * Returns the record that the system calls {@code externalId}; empty if none is
	 * linked.
	 * @throws DataAccessException if nothing is remembered and nobody can say: the
	 * database does not answer, or links were lost while it did not
	 */
	public Optional<RecordKey> toCanonical(String system, RecordKind kind, String externalId) {
		Optional<RecordKey> found = linked(system, kind, externalId);
		if (found.isEmpty() && this.writer.hasLost()) {
			throw new DataAccessResourceFailureException("links were lost while the database was away");
		}
		return found;
	}

	/** Like {@link #toCanonical}, for those who may do without a link that was lost. */
	Optional<RecordKey> linked(String system, RecordKind kind, String externalId) {
		return this.cache.record(system, kind, externalId)
			.or(() -> this.writer.waiting(system, kind, externalId))
			.or(() -> this.table.record(system, kind, externalId));
	}

	/**
	 * Marks that the record is about to be made in the system, until it is linked or
	 * {@link #notPending}. Costs no database write of its own; a record that is known to
	 * be there needs no mark.
	 */
	public void aboutToMake(String system, RecordKey record) {
		if (this.cache.get(system, record).isEmpty()) {
			this.pending.begin(new Link.Canonical(system, record));
		}
	}

	/** Takes the mark away: the record is there, or surely was not made. */
	public void notPending(String system, RecordKey record) {
		this.pending.end(new Link.Canonical(system, record));
	}

	/** Says of a mark that is still there that nobody is at it: it may be made or not. */
	public void leftPending(String system, RecordKey record) {
		this.pending.leave(new Link.Canonical(system, record));
	}

	/**
	 * Tells whether an earlier attempt, also of another flow or node, may have made the
	 * record. Never throws and asks no database.
	 */
	public boolean isPending(String system, RecordKey record) {
		return this.pending.isPending(new Link.Canonical(system, record));
	}

	/** Forgets what is remembered, since links were changed in the database. */
	void forget() {
		this.cache.clear();
	}

}
