package io.serai.failure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * One failure, told so that a person understands it: what happened, and what to do. It
 * never holds a payload, a token or anything about a person.
 *
 * @param failureClass what kind, and thereby what happens next
 * @param what what failed and which one, e.g.
 * {@code erp/save-order: product SKU-9 unknown}
 * @param remedy what a person can do about it, e.g.
 * {@code Create SKU-9 in the ERP, then retry.}
 * @param system name of the outside system concerned; null if the failure is the hub's
 * own
 * @param step name of the operation or step, e.g. {@code save-order}; null if none
 * @param code the system's own code or the HTTP status, e.g. {@code 409} or
 * {@code UserError}; null if it gave none
 * @param retryAfter how long the system asked us to wait; null if it did not
 * @param maybeWritten whether a write may have taken effect in the system although the
 * attempt failed
 * @param repeatable whether a further attempt is allowed; false makes it a dead letter
 * whatever its class, e.g. a cut-off call of an operation that may run only once
 */
public record Failure(FailureClass failureClass, String what, String remedy, @Nullable String system,
		@Nullable String step, @Nullable String code, @Nullable Duration retryAfter, boolean maybeWritten,
		boolean repeatable) {

	/**
	 * Makes a failure that its class alone decides about.
	 */
	public Failure(FailureClass failureClass, String what, String remedy, @Nullable String system,
			@Nullable String step, @Nullable String code, @Nullable Duration retryAfter, boolean maybeWritten) {
		this(failureClass, what, remedy, system, step, code, retryAfter, maybeWritten, true);
	}

	/**
	 * Returns a failure of the hub's own, with no outside system involved.
	 */
	public static Failure of(FailureClass failureClass, String what, String remedy) {
		return new Failure(failureClass, what, remedy, null, null, null, null, false);
	}

	/**
	 * Returns the same failure of an attempt that had written something before.
	 */
	public Failure afterWrite() {
		return new Failure(this.failureClass, this.what, this.remedy, this.system, this.step, this.code,
				this.retryAfter, true, this.repeatable);
	}

	/**
	 * Returns what the delivery engine does with the failed attempt.
	 */
	public FailureClass.Action action() {
		return this.repeatable ? this.failureClass.action() : FailureClass.Action.DEAD_LETTER;
	}

	/**
	 * Returns the key under which equal causes are grouped: class, system, step, code and
	 * {@link #what} without numbers and quoted values, at most 200 characters.
	 */
	public String cause() {
		String template = this.what.replaceAll("'[^']*'|\"[^\"]*\"", "…").replaceAll("\\S*\\d\\S*", "#");
		String text = String.join("|", this.failureClass.wireName(), orDash(this.system), orDash(this.step),
				orDash(this.code), template);
		return (text.length() <= 200) ? text : text.substring(0, 200);
	}

	private static String orDash(@Nullable String value) {
		return (value != null) ? value : "-";
	}

}
