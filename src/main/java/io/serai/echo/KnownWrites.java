package io.serai.echo;

import io.serai.canonical.CanonicalRecord;
import io.serai.crossref.EchoNotes;
import io.serai.crossref.LastWrites;
import io.serai.delivery.Echoes;

import org.springframework.stereotype.Component;

/**
 * Tells the delivery engine what the cross reference knows of the hub's own writes, and
 * passes on which of them have come back.
 */
@Component
final class KnownWrites implements Echoes {

	private final LastWrites lastWrites;

	private final EchoNotes notes;

	KnownWrites(LastWrites lastWrites, EchoNotes notes) {
		this.lastWrites = lastWrites;
		this.notes = notes;
	}

	@Override
	public boolean isEcho(CanonicalRecord record) {
		boolean isEcho = this.lastWrites.isEcho(record);
		if (isEcho) {
			this.notes.note(record);
		}
		return isEcho;
	}

}
