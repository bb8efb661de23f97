package io.serai.codes;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * One line of a code table.
 *
 * @param id its id; {@code codes/<file>:<line>} if it stands in a file
 * @param table name of the table, e.g. {@code sku}
 * @param system name of the outside system
 * @param ours the code in canonical records
 * @param theirs the code in the system
 * @param direction which way it is translated
 * @param from first day on which it is valid; null if it always was
 * @param until last day on which it is valid; null if it has no end
 */
public record Code(String id, String table, String system, String ours, String theirs, CodeDirection direction,
		@Nullable LocalDate from, @Nullable LocalDate until) {

	/**
	 * Returns whether it stands in a file of the product, so that only a file changes it.
	 */
	public boolean inFile() {
		return this.id.contains("/");
	}

	boolean isValidOn(LocalDate day) {
		return (this.from == null || !day.isBefore(this.from)) && (this.until == null || !day.isAfter(this.until));
	}

	/** Whether there is a day on which one question would have two answers. */
	boolean collidesWith(Code other) {
		boolean sameDays = (this.from == null || other.until == null || !this.from.isAfter(other.until))
				&& (other.from == null || this.until == null || !other.from.isAfter(this.until));
		return sameDays && this.table.equals(other.table) && this.system.equals(other.system)
				&& (collides(other, true) || collides(other, false));
	}

	private boolean collides(Code other, boolean outward) {
		return this.direction.includes(outward) && other.direction.includes(outward)
				&& asked(outward).equals(other.asked(outward));
	}

	String asked(boolean outward) {
		return outward ? this.ours : this.theirs;
	}

}
