package io.serai.system.connector;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a repetition of an operation can do.
 */
public enum Safety {

	/** Nothing: it reads, or writes the same again. */
	@JsonProperty("safe")
	SAFE,

	/** A second document; whoever is not sure looks before it writes. */
	@JsonProperty("check-first")
	CHECK_FIRST,

	/** Harm that nobody can find out about; never repeated blindly. */
	@JsonProperty("once-only")
	ONCE_ONLY

}
