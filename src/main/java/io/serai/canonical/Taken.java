package io.serai.canonical;

/**
 * What a verb leaves as the body when the hub itself has taken the record over, so that
 * the delivery took effect although no outside system was called.
 *
 * @param by what took it, e.g. {@code approvals}
 */
public record Taken(String by) {
}
