package io.serai.canonical;

import java.time.Instant;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * Word from a system that something changed there. It names what changed and nothing
 * else: what it is now is read from the system.
 *
 * @param source the system that gave word
 * @param key {@code READS/OBJECT}, so that words about one object come one after the
 * other
 * @param version when the hub was told, in microseconds since 1970; no two notices of one
 * node have the same, yet a later one may have a smaller one if the clock was set back
 * @param updatedAt when the hub was told, UTC
 * @param reads the operation whose records are meant, e.g. {@code changed-orders}
 * @param object what the system calls the object
 * @param event what tells this event from every other of the system; the same event told
 * twice is one
 */
public record Notice(@SystemName String source, @KeyText String key, @NotNull @Size(max = 64) String version,
		@NotNull Instant updatedAt, @NotNull @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*") @Size(max = 64) String reads,
		@KeyText String object, @NotNull @Size(min = 1, max = 128) String event) implements CanonicalRecord {

	@Override
	public RecordKind kind() {
		return RecordKind.NOTICE;
	}

	/** An event told again is the same, however much later. */
	@Override
	public String duplicateId() {
		return this.source + "\n" + this.key + "\n" + this.event;
	}

}
