package io.serai.delivery;

import java.time.Duration;

import io.serai.failure.Failure;
import org.jspecify.annotations.Nullable;

/**
 * How one attempt ended.
 */
sealed interface Outcome {

	/**
	 * It took effect.
	 *
	 * @param system the outside system spoken to last
	 * @param externalId the record's id there; null if the system gave none
	 * @param externalNumber the number that people there see; null if it is the id or not
	 * told
	 */
	record Delivered(@Nullable String system, @Nullable String externalId,
			@Nullable String externalNumber) implements Outcome {

		Delivered(@Nullable String system, @Nullable String externalId) {
			this(system, externalId, null);
		}

	}

	/**
	 * Nothing was to be done.
	 *
	 * @param why for a person
	 */
	record Skipped(String why) implements Outcome {
	}

	/**
	 * It waits for something that people do.
	 *
	 * @param why for a person
	 * @param lookAgainAfter when the steps run again
	 * @param afterWrite whether a step before had written already
	 */
	record Held(String why, Duration lookAgainAfter, boolean afterWrite) implements Outcome {
	}

	/**
	 * It was not tried, since the hub itself cannot tell whether it may go.
	 *
	 * @param failure why; no attempt of the record's
	 * @param lookAgainAfter when it is tried
	 */
	record Postponed(Failure failure, Duration lookAgainAfter) implements Outcome {
	}

	/**
	 * It failed.
	 *
	 * @param failure why and what next
	 */
	record Failed(Failure failure) implements Outcome {
	}

}
