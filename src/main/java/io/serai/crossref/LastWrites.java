package io.serai.crossref;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.canonical.CanonicalRecord;
import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;

/**
 * What the hub wrote last to each system, as fingerprints of each field. What it has just
 * written it knows at once; the database follows up to a fifth of a second later. A write
 * that a crash keeps from the database is taken for news when it comes back, which costs
 * a delivery and loses nothing.
 */
public final class LastWrites implements AutoCloseable {

	private static final Logger LOG = LoggerFactory.getLogger(LastWrites.class);

	/**
	 * Kinds that go one way only: no system sends them back as what they were. Not
	 * remembering them keeps the table out of an order's way.
	 */
	private static final Set<RecordKind> ONE_WAY = Set.of(RecordKind.ORDER, RecordKind.ORDER_STATUS,
			RecordKind.APPROVAL, RecordKind.NOTICE, RecordKind.ALERT);

	private static final int BATCH = 500;

	/** Then it is news. */
	private static final int LOOKS = 5;

	private final LastWriteTable table;

	private final CrossReference crossReference;

	private final WaitingWrites waiting;

	private final Set<String> everWritten = ConcurrentHashMap.newKeySet();

	private final Clockwork clockwork;

	LastWrites(LastWriteTable table, CrossReference crossReference, CrossrefSettings settings) {
		this.table = table;
		this.crossReference = crossReference;
		this.waiting = new WaitingWrites(settings.remembered());
		this.clockwork = new Clockwork("last-writes", settings.writeEvery(), this::flush);
	}

	/**
	 * Remembers that the system now holds this content of the record.
	 */
	public void wrote(String system, CanonicalRecord record) {
		if (ONE_WAY.contains(record.kind())) {
			return;
		}
		LastWrite.Place place = new LastWrite.Place(system, record.recordKey());
		this.waiting.add(new LastWrite(place, record.version(), Fingerprints.of(record), Set.of()));
		this.everWritten.add(system + "/" + record.kind());
	}

	/**
	 * Tells whether a system says nothing but what the hub wrote there last. If it does
	 * say something new, what was written there no longer counts: should the system go
	 * back to it, that is news as well. Never throws: while nobody can say, it is news.
	 */
	public boolean isEcho(CanonicalRecord said) {
		if (ONE_WAY.contains(said.kind())) {
			return false;
		}
		try {
			return hasEverWritten(said) && isSaidOfLast(said);
		}
		catch (DataAccessException ex) {
			LOG.warn("what was written last cannot be read; echoes are taken for news until the database answers");
			return false;
		}
	}

	/** What is written or told meanwhile is looked at anew. */
	private boolean isSaidOfLast(CanonicalRecord said) {
		Map<String, String> fields = Fingerprints.of(said);
		for (int look = 0; look < LOOKS; look++) {
			Optional<LastWrite> written = find(said);
			if (written.isEmpty()) {
				return false;
			}
			LastWrite after = written.get().after(fields);
			if (after.equals(written.get()) || this.table.store(written.get(), after)) {
				return written.get().isSaidBy(fields);
			}
		}
		return false;
	}

	/**
	 * Returns what the hub wrote of the record to the system last; empty if it wrote
	 * nothing.
	 * @throws DataAccessException if the database does not answer
	 */
	public Optional<Written> last(String system, RecordKey record) {
		return find(new LastWrite.Place(system, record)).map(Written::new);
	}

	/**
	 * Tells whether the system need not be told of the record: it holds what the hub
	 * wrote there last, and of the rest what it said last itself.
	 * @param said what the system said last, by field; empty if it said nothing
	 * @param ownChange whether the record is as it is since the system changed it: then
	 * it is not told again of what it has been told and keeps otherwise, but of what the
	 * hub has written over its change
	 * @throws DataAccessException if the database does not answer
	 */
	public boolean holds(String system, CanonicalRecord record, Map<String, JsonNode> said, boolean ownChange) {
		LastWrite.Place place = new LastWrite.Place(system, record.recordKey());
		Optional<LastWrite> last = find(place);
		Map<String, String> now = Fingerprints.of(record);
		Map<String, String> told = Fingerprints.of(said);
		Map<String, String> held = new HashMap<>(told);
		last.ifPresent((written) -> held.putAll(written.current()));
		if (held.equals(now) || !ownChange) {
			return held.equals(now);
		}
		Map<String, String> stands = last.map(LastWrite::current).orElse(Map.of());
		Map<String, String> written = last.map(LastWrite::written).orElse(Map.of());
		return Stream.of(now, told, written)
			.flatMap((fields) -> fields.keySet().stream())
			.allMatch((name) -> Objects.equals(now.get(name), written.get(name))
					|| (!stands.containsKey(name) && Objects.equals(now.get(name), told.get(name))));
	}

	private boolean hasEverWritten(CanonicalRecord said) {
		String what = said.source() + "/" + said.kind();
		return this.everWritten.contains(what)
				|| (this.table.hasAny(said.source(), said.kind()) && this.everWritten.add(what));
	}

	private Optional<LastWrite> find(LastWrite.Place place) {
		return this.waiting.get(place).or(() -> this.table.find(place));
	}

	/** The system calls it by its own number, or by one that all systems share. */
	private Optional<LastWrite> find(CanonicalRecord said) {
		RecordKey record = this.crossReference.linked(said.source(), said.kind(), said.key()).orElse(null);
		String key = (record != null) ? record.key() : said.key();
		if (this.waiting.has(said.source(), said.kind(), key)) {
			flush();
		}
		return (record != null) ? this.table.find(new LastWrite.Place(said.source(), record))
				: this.table.find(said.source(), said.kind(), key);
	}

	/** Stores what is waiting; what cannot be stored stays for the next time. */
	synchronized void flush() {
		for (List<LastWrite> batch = this.waiting.next(BATCH); !batch.isEmpty(); batch = this.waiting.next(BATCH)) {
			this.table.write(batch);
			this.waiting.remove(batch);
		}
	}

	/** Stores what is left, then ends. */
	@Override
	public void close() {
		this.clockwork.close();
	}

}
