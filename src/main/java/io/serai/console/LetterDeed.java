package io.serai.console;

import java.util.Arrays;
import java.util.Locale;

/**
 * What a person can do with dead letters. The name in lower case is the deed's path and
 * the start of its texts' keys.
 */
enum LetterDeed {

	/** Puts them back, to be tried from the start. */
	RETRY,

	/** Gives them up. */
	DISCARD,

	/** Says that the attempt of unknown outcome took effect. */
	TOOK_EFFECT,

	/** Says that it did not, so that it is sent once more. */
	SEND_AGAIN;

	/** Returns the deed of a path; the mapping lets no other through. */
	static LetterDeed of(String path) {
		return Arrays.stream(values()).filter((deed) -> deed.key().equals(path)).findFirst().orElseThrow();
	}

	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** Whether colleagues will ask why. */
	public boolean needsReason() {
		return this != RETRY;
	}

	/** Whether a wrong answer could make a second document. */
	public boolean needsCertainty() {
		return this == SEND_AGAIN;
	}

	public boolean asksForId() {
		return this == TOOK_EFFECT;
	}

	public String button() {
		return (this == DISCARD || this == SEND_AGAIN) ? "btn-danger" : "btn-primary";
	}

}
