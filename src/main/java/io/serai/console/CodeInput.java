package io.serai.console;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Objects;

import io.serai.codes.Code;
import io.serai.codes.CodeDirection;
import io.serai.codes.CodeForm;
import io.serai.codes.CodeRefusedException;
import org.jspecify.annotations.Nullable;

/**
 * A code as a person typed it; null where nothing was sent.
 *
 * @param from first day, e.g. {@code 2026-11-22}; empty if it always was valid
 * @param until last day; empty if it has no end
 * @param reason why, for those who ask later
 * @param sure whether a table or system that nobody knows yet is meant
 */
record CodeInput(@Nullable String table, @Nullable String system, @Nullable String ours, @Nullable String theirs,
		@Nullable CodeDirection direction, @Nullable String from, @Nullable String until, @Nullable String reason,
		@Nullable Boolean sure) {

	CodeInput {
		table = text(table);
		system = text(system);
		ours = text(ours);
		theirs = text(theirs);
		direction = Objects.requireNonNullElse(direction, CodeDirection.BOTH);
		from = text(from);
		until = text(until);
		reason = text(reason);
	}

	static CodeInput of(Code code) {
		return new CodeInput(code.table(), code.system(), code.ours(), code.theirs(), code.direction(),
				Objects.toString(code.from(), ""), Objects.toString(code.until(), ""), "", null);
	}

	String why() {
		return text(this.reason);
	}

	/**
	 * Returns the key of what is wrong before the code is looked at; null if nothing is.
	 */
	@Nullable String wrong() {
		if (why().isEmpty()) {
			return "reason.missing";
		}
		return (isDay(this.from) && isDay(this.until)) ? null : "codes.day.wrong";
	}

	/**
	 * Returns the key of what nobody has heard of, most likely a slip; null if all is
	 * familiar, or meant.
	 */
	@Nullable String unfamiliar(Collection<String> tables, Collection<String> systems) {
		if (Boolean.TRUE.equals(this.sure)) {
			return null;
		}
		if (!systems.contains(text(this.system))) {
			return "codes.unfamiliar.system";
		}
		return tables.contains(text(this.table)) ? null : "codes.unfamiliar.table";
	}

	/**
	 * Returns the code.
	 * @throws CodeRefusedException if it cannot be kept
	 */
	CodeForm form() {
		return new CodeForm(text(this.table), text(this.system), text(this.ours), text(this.theirs),
				Objects.requireNonNullElse(this.direction, CodeDirection.BOTH), day(this.from), day(this.until));
	}

	private static boolean isDay(@Nullable String typed) {
		try {
			day(typed);
			return true;
		}
		catch (DateTimeException ex) {
			return false;
		}
	}

	private static @Nullable LocalDate day(@Nullable String typed) {
		return text(typed).isEmpty() ? null : LocalDate.parse(text(typed));
	}

	private static String text(@Nullable String sent) {
		return Objects.requireNonNullElse(sent, "").strip();
	}

}
