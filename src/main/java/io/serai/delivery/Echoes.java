package io.serai.delivery;

import io.serai.canonical.CanonicalRecord;

/**
 * Knows what the hub itself wrote last to each system, so that it is not taken for news
 * when it comes back. Implemented above {@code delivery}.
 */
public interface Echoes {

	/**
	 * Tells whether the record says nothing but what the hub wrote last to the system
	 * that it comes from. Never throws: while nobody can say, it is news.
	 */
	boolean isEcho(CanonicalRecord record);

}
