package io.serai.codes;

import java.time.LocalDate;
import java.util.regex.Pattern;

import io.serai.codes.CodeRefusedException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A line of a code table as a person or a file gives it. Both codes are taken exactly,
 * but for blanks around them.
 *
 * @param from first day; null if it always was valid
 * @param until last day; null if it has no end
 */
public record CodeForm(String table, String system, String ours, String theirs, CodeDirection direction,
		@Nullable LocalDate from, @Nullable LocalDate until) {

	private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

	private static final Pattern VALUE = Pattern.compile("[^\\p{Cntrl}]{1,128}");

	/**
	 * Strips the blanks.
	 * @throws CodeRefusedException if it cannot be kept
	 */
	public CodeForm {
		table = table.strip();
		system = system.strip();
		ours = ours.strip();
		theirs = theirs.strip();
		if (!isTable(table) || !NAME.matcher(system).matches()) {
			throw new CodeRefusedException(Reason.NAME);
		}
		if (!VALUE.matcher(ours).matches() || !VALUE.matcher(theirs).matches()) {
			throw new CodeRefusedException(Reason.VALUE);
		}
		if (from != null && until != null && until.isBefore(from)) {
			throw new CodeRefusedException(Reason.DAYS);
		}
	}

	static boolean isTable(String name) {
		return NAME.matcher(name).matches();
	}

	Code code(String id) {
		return new Code(id, this.table, this.system, this.ours, this.theirs, this.direction, this.from, this.until);
	}

}
