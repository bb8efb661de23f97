package io.serai.backfill;

import io.serai.canonical.CanonicalRecord;
import io.serai.canonical.RecordVersion;
import io.serai.messagestore.MessageStore;
import io.serai.system.backfill.KnownRecords;

import org.springframework.stereotype.Component;

/**
 * Looks records up in the message store.
 */
@Component
final class RecordsInStore implements KnownRecords {

	private final MessageStore store;

	RecordsInStore(MessageStore store) {
		this.store = store;
	}

	@Override
	public boolean isKnown(CanonicalRecord record) {
		return this.store.whereIs(record.kind().wireName(), record.source(), record.key())
			.map((found) -> found.version())
			.filter((version) -> RecordVersion.compare(version, record.version()) >= 0)
			.isPresent();
	}

}
