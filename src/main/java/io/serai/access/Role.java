package io.serai.access;

/**
 * What a user of the console may do; each role may do all that the ones below it may.
 */
public enum Role {

	/** May also manage users and API clients, and see everything that is measured. */
	ADMINISTRATOR,

	/** May also retry, discard, pause and resume. */
	OPERATOR,

	/** May look. */
	VIEWER;

	/**
	 * Returns the authority's name in Spring Security, e.g. {@code ROLE_OPERATOR}.
	 */
	public String authority() {
		return "ROLE_" + name();
	}

}
