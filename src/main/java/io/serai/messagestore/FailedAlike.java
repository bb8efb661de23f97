package io.serai.messagestore;

/**
 * Open dead letters of one flow that failed with the very same words.
 *
 * @param flow the flow's id
 * @param what what failed, in the words of the failure
 * @param count how many
 */
public record FailedAlike(String flow, String what, long count) {
}
