package io.serai.system.poll;

import java.time.Duration;
import java.time.Instant;

import io.serai.failure.Failure;
import org.jspecify.annotations.Nullable;

import org.springframework.modulith.NamedInterface;

/**
 * How one polling flow fares.
 *
 * @param flow the flow's id
 * @param system the system polled
 * @param operation the operation polled
 * @param every how often
 * @param watermark latest change known to be through, UTC; null before the first poll
 * @param lastRunAt when a whole window last went through on any node, UTC; null if none
 * did yet
 * @param failure why the last attempt of this node did not go through; null if it did
 */
@NamedInterface("poll")
public record PollStatus(String flow, String system, String operation, Duration every, @Nullable Instant watermark,
		@Nullable Instant lastRunAt, @Nullable Failure failure) {
}
