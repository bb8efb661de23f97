package io.serai.crossref;

import io.serai.canonical.CanonicalRecord;

/**
 * Takes note of what systems say as the hub wrote it there. Implemented above
 * {@code crossref}.
 */
public interface EchoNotes {

	/**
	 * Takes note of one. Never throws: an echo is no news, and nothing waits for the
	 * note.
	 */
	void note(CanonicalRecord echo);

}
