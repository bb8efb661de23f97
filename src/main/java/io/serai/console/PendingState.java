package io.serai.console;

/**
 * What a person must know of a record that may have been made in a system.
 */
enum PendingState {

	/** The system refused it after an attempt of which nobody knows: a person decides. */
	REFUSED,

	/** An attempt was cut off: the next one looks first. */
	UNSURE,

	/** The call goes on. */
	WRITING

}
