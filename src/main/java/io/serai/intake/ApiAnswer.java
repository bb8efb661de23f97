package io.serai.intake;

/**
 * What a caller is told.
 *
 * @param status of HTTP
 * @param body what becomes JSON
 */
public record ApiAnswer(int status, Object body) {
}
