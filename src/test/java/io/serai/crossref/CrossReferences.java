package io.serai.crossref;

import java.time.Clock;
import java.time.Duration;

import io.serai.database.TestDatabase;

import org.springframework.transaction.support.TransactionTemplate;

/**
 * The cross reference and the last writes over a test's database.
 */
public final class CrossReferences implements AutoCloseable {

	private final LinkWriter links;

	private final CrossReference crossReference;

	private final LastWrites lastWrites;

	public CrossReferences(TestDatabase database) {
		LinkTable table = new LinkTable(database.jdbc(), new TransactionTemplate(database.transactions()),
				Clock.systemUTC());
		this.links = new LinkWriter(table, Duration.ofHours(1), 1000);
		this.crossReference = new CrossReference(table, this.links, PendingWritesTests.pending(database), 1000);
		this.lastWrites = new LastWrites(new LastWriteTable(database.jdbc(), Clock.systemUTC()), this.crossReference,
				new CrossrefSettings(1000, Duration.ofHours(1)));
	}

	public CrossReference crossReference() {
		return this.crossReference;
	}

	public LastWrites lastWrites() {
		return this.lastWrites;
	}

	@Override
	public void close() {
		this.lastWrites.close();
		this.links.close();
	}

}
