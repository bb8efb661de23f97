package io.serai.console;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * How a person confirms what is to be done with dead letters; null where nothing was
 * sent.
 *
 * @param typed the number of letters, typed to confirm many
 * @param reason why
 * @param id the record's id in the outside system
 * @param sure whether the person has looked there
 */
record LetterForm(@Nullable String typed, @Nullable String reason, @Nullable String id, @Nullable Boolean sure) {

	String why() {
		return text(this.reason);
	}

	@Nullable String idThere(Chosen chosen) {
		String given = text(this.id);
		return (given.isEmpty() || chosen.letters().size() != 1) ? null : given;
	}

	/** Returns the key of what is wrong with it; null if nothing is. */
	@Nullable String wrong(LetterDeed deed, Chosen chosen) {
		if (deed.needsReason() && why().isEmpty()) {
			return "reason.missing";
		}
		if (deed.needsCertainty() && !Boolean.TRUE.equals(this.sure)) {
			return "sure.missing";
		}
		return chosen.confirmedBy(text(this.typed)) ? null : "typed.wrong";
	}

	private static String text(@Nullable String sent) {
		return Objects.requireNonNullElse(sent, "").strip();
	}

}
