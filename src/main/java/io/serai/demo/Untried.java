package io.serai.demo;

/**
 * A flow that a verification does not set going, and why.
 */
enum Untried {

	/** Needs a mail server. */
	ALERT_TO_MAIL("alert-to-mail", "there is no mail server in the demo"),

	/** Needs somebody who decides. */
	CUSTOMER_FROM_DECISIONS("customer-from-decisions", "nobody decides conflicts in the demo"),

	/** Asked of on the way, of every record. */
	WHEREABOUTS("api/whereabouts-api", "every row asks it what became of its records"),

	/** Fetches again what has come already. */
	BACKFILLS("api/backfills-api", "people start backfills");

	private final String flow;

	private final String why;

	Untried(String flow, String why) {
		this.flow = flow;
		this.why = why;
	}

	/** Returns it as its file is called in {@code routes/} without ending. */
	String flow() {
		return this.flow;
	}

	@Override
	public String toString() {
		return "%s (%s)".formatted(this.flow, this.why);
	}

}
