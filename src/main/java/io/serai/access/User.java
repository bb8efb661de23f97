package io.serai.access;

import java.time.Instant;

/**
 * A person who may sign in to the console.
 *
 * @param name the name to sign in with
 * @param role what the person may do
 * @param enabled whether the person may come in
 * @param oneTime whether the password was made for the person, who must change it before
 * anything else
 * @param createdAt since when, UTC
 */
public record User(String name, Role role, boolean enabled, boolean oneTime, Instant createdAt) {
}
