package io.serai.codes;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Which way a code is translated. Where several of our codes are one of theirs, all but
 * one of them are {@link #TO}.
 */
public enum CodeDirection {

	/** Both ways. */
	BOTH,

	/** From ours to theirs only. */
	TO,

	/** From theirs to ours only. */
	FROM;

	/** Returns the direction of that name in small or capital letters. */
	public static Optional<CodeDirection> of(String name) {
		return Arrays.stream(values()).filter((one) -> one.name().equals(name.toUpperCase(Locale.ROOT))).findFirst();
	}

	boolean includes(boolean outward) {
		return this != (outward ? FROM : TO);
	}

}
