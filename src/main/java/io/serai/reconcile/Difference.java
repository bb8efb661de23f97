package io.serai.reconcile;

/**
 * One field that the two sides do not tell alike.
 *
 * @param field its name
 * @param left as the left tells it; empty if it does not
 * @param right as the right tells it; empty if it does not
 */
public record Difference(String field, String left, String right) {
}
