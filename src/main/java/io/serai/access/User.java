package io.serai.access;

import java.time.Instant;

/**
 * A person who may sign in to the console.
 *
 * @param name the name to sign in with
 * @param role what the person may do
 * @param createdAt since when, UTC
 */
public record User(String name, Role role, Instant createdAt) {
}
