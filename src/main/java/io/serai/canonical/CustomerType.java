package io.serai.canonical;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Whether a customer is a human being or a company.
 */
public enum CustomerType {

	/** A human being. */
	PERSON("person"),

	/** A company or other body. */
	ORGANIZATION("organization");

	private final String wireName;

	CustomerType(String wireName) {
		this.wireName = wireName;
	}

	/**
	 * Returns the name in JSON and in the expressions of flows, e.g. {@code person}.
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
