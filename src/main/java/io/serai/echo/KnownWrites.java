package io.serai.echo;

import io.serai.canonical.CanonicalRecord;
import io.serai.crossref.LastWrites;
import io.serai.delivery.Echoes;

import org.springframework.stereotype.Component;

/**
 * Tells the delivery engine what the cross reference knows of the hub's own writes.
 */
@Component
final class KnownWrites implements Echoes {

	private final LastWrites lastWrites;

	KnownWrites(LastWrites lastWrites) {
		this.lastWrites = lastWrites;
	}

	@Override
	public boolean isEcho(CanonicalRecord record) {
		return this.lastWrites.isEcho(record);
	}

}
