package io.serai.messagestore;

import org.jspecify.annotations.Nullable;

/**
 * Which open dead letters to look at.
 *
 * @param flow only of this flow; null for all
 * @param cause only of this cause; null for all
 */
public record DeadLetterFilter(@Nullable String flow, @Nullable String cause) {
}
