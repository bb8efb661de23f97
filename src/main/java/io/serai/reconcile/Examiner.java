package io.serai.reconcile;

import java.time.Clock;
import java.time.Instant;

import io.serai.canonical.RecordKey;

/**
 * Reads one record on both sides and compares. Throws
 * {@link io.serai.failure.HubException} if a side does not tell: then nothing is known,
 * and nothing is missing.
 */
final class Examiner {

	private final PairReading reading;

	private final Transit transit;

	private final Clock clock;

	Examiner(PairReading reading, Transit transit, Clock clock) {
		this.reading = reading;
		this.transit = transit;
		this.clock = clock;
	}

	Examination examine(Pair pair, RecordKey record) {
		Instant at = this.clock.instant();
		Documents left = this.reading.one(pair, Side.LEFT, record);
		Documents right = this.reading.one(pair, Side.RIGHT, record);
		return judged(pair, record, at, left, right);
	}

	/** Judges what was read elsewhere. */
	Examination judged(Pair pair, RecordKey record, Instant at, Documents left, Documents right) {
		Mismatch mismatch = new Comparison(pair).of(left, right).orElse(null);
		boolean inTransit = mismatch != null && this.transit.holds(pair, record, mismatch, left, right);
		return new Examination(at, left, right, mismatch, inTransit);
	}

}
