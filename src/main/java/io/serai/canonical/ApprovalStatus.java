package io.serai.canonical;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What has become of an approval. Only {@link #APPROVED} is a yes.
 */
public enum ApprovalStatus {

	/** To be asked for; not yet in the approval system. */
	DRAFT("draft"),

	/** Somebody has to decide. */
	PENDING("pending"),

	/** Granted. */
	APPROVED("approved"),

	/** Refused. */
	REJECTED("rejected"),

	/** Withdrawn by whoever asked, before it was decided. */
	CANCELLED("cancelled"),

	/** Taken back after it was granted. */
	REVOKED("revoked"),

	/** Nobody decided in time. */
	EXPIRED("expired"),

	/** The approval system could not carry it out. */
	ERROR("error");

	private final String wireName;

	ApprovalStatus(String wireName) {
		this.wireName = wireName;
	}

	/**
	 * Returns the name in JSON and in the expressions of flows, e.g. {@code draft}.
	 */
	@JsonValue
	public String wireName() {
		return this.wireName;
	}

	@Override
	public String toString() {
		return this.wireName;
	}

}
