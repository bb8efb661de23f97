package io.serai.reconcile;

import java.time.Instant;

/**
 * Something that was done about a finding.
 *
 * @param at when, UTC
 * @param who the person, or {@code serai}
 * @param deed wire name of a {@link Repair}, or {@code closed}, {@code reopened}
 * @param reason why; may be empty
 * @param outcome what came of it, told by the hub; may be empty
 */
public record FindingDeed(Instant at, String who, String deed, String reason, String outcome) {
}
