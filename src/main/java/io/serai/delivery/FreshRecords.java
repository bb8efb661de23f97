package io.serai.delivery;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;

import io.serai.canonical.CanonicalRecord;
import org.jspecify.annotations.Nullable;

/**
 * Records that this node published a moment ago, as they were. Its flows need not read
 * them from their JSON again. Bounded: a later one takes the place of an earlier, large
 * ones are not kept, and the garbage collector may take any; what is not here is read.
 */
final class FreshRecords {

	/** A power of two. */
	private static final int PLACES = 2048;

	private static final int LARGEST = 8 * 1024;

	/**
	 * Held weakly: records that live a little longer than all else are copied by each
	 * collection and end in the old generation, which costs more than reading them again.
	 */
	private final AtomicReferenceArray<@Nullable WeakReference<Fresh>> places = new AtomicReferenceArray<>(PLACES);

	void keep(String messageId, CanonicalRecord record, byte[] json) {
		if (json.length <= LARGEST) {
			this.places.set(place(messageId), new WeakReference<>(new Fresh(messageId, record)));
		}
	}

	/** Returns the record of a message; null if it is not kept. */
	@Nullable CanonicalRecord of(String messageId) {
		WeakReference<Fresh> held = this.places.get(place(messageId));
		Fresh fresh = (held != null) ? held.get() : null;
		return (fresh != null && fresh.messageId().equals(messageId)) ? fresh.record() : null;
	}

	private static int place(String messageId) {
		int hash = messageId.hashCode();
		return (hash ^ (hash >>> 16)) & (PLACES - 1);
	}

	private record Fresh(String messageId, CanonicalRecord record) {
	}

}
