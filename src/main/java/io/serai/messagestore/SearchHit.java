package io.serai.messagestore;

import java.time.Instant;
import java.util.List;

import io.serai.canonical.RecordKey;
import org.jspecify.annotations.Nullable;

/**
 * One record that a search found.
 *
 * @param record which one
 * @param receivedAt when its newest version was accepted, UTC; null if none was
 * @param deliveries where it stands, one per flow, by flow
 */
public record SearchHit(RecordKey record, @Nullable Instant receivedAt, List<Standing> deliveries) {

	public SearchHit {
		deliveries = List.copyOf(deliveries);
	}

}
