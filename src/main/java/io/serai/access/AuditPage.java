package io.serai.access;

import java.util.List;

/**
 * Some of the deeds that were asked for.
 *
 * @param entries newest first
 * @param more whether there are older ones
 */
public record AuditPage(List<AuditEntry> entries, boolean more) {
}
