package io.serai.canonical;

/**
 * One way in which a record breaks the rules.
 *
 * @param path where, in JSON form, e.g. {@code lines[0].quantity}; empty for the record
 * as a whole
 * @param message what is wrong, in the reader's language; never the value itself
 */
public record Violation(String path, String message) {
}
