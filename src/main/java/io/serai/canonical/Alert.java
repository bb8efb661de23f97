package io.serai.canonical;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

/**
 * That something in the hub needs people: one message of a cause, however many records it
 * concerns. It names flows, systems and numbers, never a person.
 *
 * @param source the hub itself, {@code serai}
 * @param key the cause, the same as long as it lasts
 * @param version which message of that cause it is, counted from 1
 * @param updatedAt when it was told, UTC
 * @param cause what is wrong
 * @param subject with what: the id of a flow or the name of a system
 * @param title one line for people
 * @param text what to do about it
 * @param count how many records it concerns
 * @param since when the hub first saw it, UTC
 */
public record Alert(@SystemName String source, @KeyText String key, @NotBlank @Size(max = 64) String version,
		@NotNull Instant updatedAt, @NotNull Cause cause, @NotBlank @Size(max = 128) String subject,
		@NotBlank @Size(max = 200) String title, @NotBlank @Size(max = 1000) String text, @PositiveOrZero long count,
		@NotNull Instant since) implements CanonicalRecord {

	@Override
	public RecordKind kind() {
		return RecordKind.ALERT;
	}

	/**
	 * What can be wrong.
	 */
	public enum Cause {

		/** Deliveries that need a person. */
		DEAD_LETTERS("dead-letters"),

		/** A flow that has paused itself and stays so. */
		FLOW_PAUSED("flow-paused"),

		/** A system that does not let the hub in. */
		SYSTEM_UNAUTHORISED("system-unauthorised"),

		/** Articles that run low. */
		LOW_STOCK("low-stock");

		private final String wireName;

		Cause(String wireName) {
			this.wireName = wireName;
		}

		/**
		 * Returns the name in JSON, e.g. {@code dead-letters}.
		 */
		@JsonValue
		public String wireName() {
			return this.wireName;
		}

	}

}
