package io.serai.canonical;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How carefully a customer's data must be treated.
 */
public enum PrivacyClass {

	/** About a human being: masked wherever it is shown. */
	PERSONAL("personal"),

	/** About a company only. */
	BUSINESS("business");

	private final String wireName;

	PrivacyClass(String wireName) {
		this.wireName = wireName;
	}

	/**
	 * Returns the name in JSON and in the expressions of flows, e.g. {@code personal}.
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
