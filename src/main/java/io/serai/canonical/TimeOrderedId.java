package io.serai.canonical;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Makes ids of messages and events: UUIDs of version 7 (RFC 9562, section 5.7), 48 bits
 * of Unix milliseconds and 74 random bits. Ids made one after the other stand beside each
 * other in an index, so that a database writes few pages for many rows; random ones cost
 * it a page a row.
 */
public final class TimeOrderedId {

	private static final long VERSION = 0x7000L;

	private static final long VARIANT = 0x8000_0000_0000_0000L;

	private TimeOrderedId() {
	}

	/**
	 * Returns what no id of that millisecond or a later one is less than, and every id of
	 * an earlier one is.
	 */
	public static String first(Instant moment) {
		return new UUID(moment.toEpochMilli() << 16 | VERSION, VARIANT).toString();
	}

	/** Returns a new id of that moment as text, 36 characters. */
	public static String next(Instant moment) {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		long high = moment.toEpochMilli() << 16 | VERSION | random.nextLong() >>> 52;
		long low = VARIANT | random.nextLong() >>> 2;
		return new UUID(high, low).toString();
	}

}
