package io.serai.messagestore;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Open dead letters of one flow that share a cause.
 *
 * @param flow the flow's id
 * @param cause the shared cause
 * @param failureClass wire name of the failure class; empty if not told
 * @param system the outside system concerned; null if none
 * @param count how many
 * @param first when the first one died, UTC
 * @param last when the last one died, UTC
 * @param what what failed, of one of them; empty if not told
 * @param remedy what a person can do; empty if not told
 */
public record CauseGroup(String flow, String cause, String failureClass, @Nullable String system, long count,
		Instant first, Instant last, String what, String remedy) {
}
