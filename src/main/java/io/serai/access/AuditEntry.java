package io.serai.access;

import java.time.Instant;

/**
 * One thing that somebody did.
 *
 * @param at when, UTC
 * @param who the person, or {@code hub} for what it does by itself
 * @param what the deed, a verb phrase, e.g. {@code discard-dead-letter}
 * @param target on what, e.g. {@code order/shop/123}
 * @param detail what else is worth knowing, e.g. the reason; may be empty
 */
public record AuditEntry(Instant at, String who, String what, String target, String detail) {
}
