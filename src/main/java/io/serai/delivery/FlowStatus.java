package io.serai.delivery;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What one flow is doing now.
 *
 * @param flow the flow's id
 * @param description the flow's one sentence; empty if it has none
 * @param kind wire name of the record kind that it subscribes to; empty for a flow that
 * only publishes
 * @param gate whether it delivers
 * @param reason why it does not; null while it does
 * @param pausedBy the person who paused it; null if nobody did
 * @param until when it tries again by itself; null unless it paused itself
 * @param waiting records in its queue, scheduled retries included
 * @param retrying of these, how many wait for a further attempt
 * @param oldestWaiting when the oldest waiting record was accepted; null if none waits,
 * or as long as only consumers hold those that do
 */
public record FlowStatus(String flow, String description, String kind, Gate gate, @Nullable String reason,
		@Nullable String pausedBy, @Nullable Instant until, long waiting, long retrying,
		@Nullable Instant oldestWaiting) {

	/**
	 * Returns this status with the moment that is known elsewhere, if that is earlier.
	 * @param oldest null if it is not known
	 */
	public FlowStatus since(@Nullable Instant oldest) {
		boolean known = oldest != null && (this.oldestWaiting == null || oldest.isBefore(this.oldestWaiting));
		return new FlowStatus(this.flow, this.description, this.kind, this.gate, this.reason, this.pausedBy, this.until,
				this.waiting, this.retrying, known ? oldest : this.oldestWaiting);
	}

	/** Whether a flow delivers. */
	public enum Gate {

		/** It delivers. */
		OPEN,

		/** It paused itself since a system is down or throttled, and will try again. */
		PAUSED_ITSELF,

		/**
		 * It has not opened yet since a system was down, or still throttles, and records
		 * go through: it works off what has gathered.
		 */
		CATCHING_UP,

		/** A person paused it. */
		PAUSED_BY_PERSON,

		/** Its route is not running. */
		STOPPED

	}

}
