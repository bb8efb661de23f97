package io.serai.reconcile;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What was found when both sides were read.
 *
 * @param at when, UTC
 * @param left what the left has
 * @param right what the right has
 * @param mismatch how they disagree; null if they do not
 * @param inTransit whether that may still right itself
 */
record Examination(Instant at, Documents left, Documents right, @Nullable Mismatch mismatch, boolean inTransit) {

	FindingState state() {
		if (this.mismatch == null) {
			return FindingState.CLOSED;
		}
		return this.inTransit ? FindingState.IN_TRANSIT : FindingState.OPEN;
	}

}
