package io.serai.codes;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.mapping.CodeLookup;

/**
 * A code that has no counterpart on a day. The text of the failure that tells of it can
 * be read back, so that whoever waits for the code is found by it.
 *
 * @param asked which code
 * @param day the day it has to be valid on
 */
public record MissingCode(CodeLookup.Asked asked, LocalDate day) {

	private static final String REMEDY = "Fill it in on the console's page of codes; the record then goes on by itself.";

	private static final Pattern OURS = Pattern.compile("code table (\\S+): '(.*)' has no code in (\\S+) on (\\S+)",
			Pattern.DOTALL);

	private static final Pattern THEIRS = Pattern
		.compile("code table (\\S+): '(.*)' of (\\S+) is no known code on (\\S+)", Pattern.DOTALL);

	/** Returns the missing code that a failure told of; empty if it told of none. */
	public static Optional<MissingCode> in(String what) {
		return in(OURS, what, true).or(() -> in(THEIRS, what, false));
	}

	HubException exception() {
		return new HubException(
				new Failure(FailureClass.UNMAPPED_CODE, what(), REMEDY, this.asked.system(), null, null, null, false));
	}

	String what() {
		String form = this.asked.outward() ? "code table %s: '%s' has no code in %s on %s"
				: "code table %s: '%s' of %s is no known code on %s";
		return form.formatted(this.asked.table(), this.asked.code(), this.asked.system(), this.day);
	}

	private static Optional<MissingCode> in(Pattern form, String what, boolean outward) {
		Matcher told = form.matcher(what);
		if (!told.matches()) {
			return Optional.empty();
		}
		try {
			return Optional
				.of(new MissingCode(new CodeLookup.Asked(told.group(1), told.group(3), told.group(2), outward),
						LocalDate.parse(told.group(4))));
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

}
