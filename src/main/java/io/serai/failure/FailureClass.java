package io.serai.failure;

import java.util.Arrays;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What kind of failure ended an attempt, and thereby what the hub does next. Names in
 * {@code connector.yaml}, in events and in the console are the wire names.
 */
public enum FailureClass {

	/** The same call may succeed later. */
	TRANSIENT("transient", Action.RETRY),

	/** The system is down; the flow pauses, no attempt is counted. */
	UNAVAILABLE("unavailable", Action.PAUSE),

	/** The system told us to slow down; no attempt is counted. */
	RATE_LIMITED("rate-limited", Action.PAUSE),

	/** The session is gone; refreshed once inside the call, so a flow never sees it. */
	TOKEN_EXPIRED("token-expired", Action.RETRY),

	/** Password, right, licence or allow-list; what refuses is left alone for a while. */
	UNAUTHORISED("unauthorised", Action.PAUSE),

	/** Somebody else changed the record at the same time. */
	CONFLICT("conflict", Action.RETRY),

	/** Already there; adopted as success inside the call. */
	DUPLICATE("duplicate", Action.DEAD_LETTER),

	/** Will never work as sent. */
	INVALID_DATA("invalid-data", Action.DEAD_LETTER),

	/** A code has no counterpart in the other system. */
	UNMAPPED_CODE("unmapped-code", Action.DEAD_LETTER),

	/** Cut off after a write was sent; the next attempt looks before it writes. */
	OUTCOME_UNKNOWN("outcome-unknown", Action.RETRY),

	/** Anything unexpected in the hub itself. */
	BUG("bug", Action.DEAD_LETTER);

	/** What the delivery engine does with a failed attempt. */
	public enum Action {

		/** Try again on the ladder; counts as an attempt. */
		RETRY,

		/** Pause the flow, then try again; does not count as an attempt. */
		PAUSE,

		/** Hand it to a person. */
		DEAD_LETTER

	}

	private final String wireName;

	private final Action action;

	FailureClass(String wireName, Action action) {
		this.wireName = wireName;
		this.action = action;
	}

	/**
	 * Returns the name used in files, JSON and message keys, e.g. {@code rate-limited}.
	 */
	@JsonValue
	public String wireName() {
		return this.wireName;
	}

	/**
	 * Returns what the delivery engine does with it.
	 */
	public Action action() {
		return this.action;
	}

	/**
	 * Returns the class with the given wire name.
	 * @throws IllegalArgumentException if there is none; the message lists them
	 */
	public static FailureClass of(String wireName) {
		return Arrays.stream(values())
			.filter((value) -> value.wireName.equals(wireName))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("no failure class '%s'; there are %s".formatted(wireName,
					Arrays.stream(values()).map(FailureClass::wireName).toList())));
	}

	@Override
	public String toString() {
		return this.wireName;
	}

}
