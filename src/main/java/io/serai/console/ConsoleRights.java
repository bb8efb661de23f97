package io.serai.console;

/**
 * What the console asks of a person's role; each role may do all that the ones below it
 * may.
 */
final class ConsoleRights {

	/** Retry, discard, pause, resume, rewind, and see what a record holds. */
	static final String ACT = "hasRole('OPERATOR')";

	/** Manage users and API clients. */
	static final String ADMINISTER = "hasRole('ADMINISTRATOR')";

	private ConsoleRights() {
	}

}
