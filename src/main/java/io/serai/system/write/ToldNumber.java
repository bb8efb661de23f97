package io.serai.system.write;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.failure.HubException;
import io.serai.system.connector.Operation;
import io.serai.system.outside.OutsideSystem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The number that people in a system see of a record, from whatever answer tells it.
 */
final class ToldNumber {

	private static final Logger LOG = LoggerFactory.getLogger(ToldNumber.class);

	private final OutsideSystem system;

	private @Nullable String number;

	ToldNumber(OutsideSystem system) {
		this.system = system;
	}

	/** The last one who knows the number has the newest: some systems give it late. */
	void in(String by, JsonNode answer) {
		this.system.operation(by).numberIn(answer).ifPresent((told) -> this.number = told);
	}

	/**
	 * Asks for it if no answer told it. The record is there: whether its number can be
	 * told changes nothing of that.
	 */
	void ask(Operation written, Question question) {
		String by = written.numberedBy();
		if (by == null || this.number != null) {
			return;
		}
		try {
			in(by, question.answer(by));
		}
		catch (HubException ex) {
			LOG.atInfo()
				.addKeyValue("system", this.system.name())
				.addKeyValue("step", by)
				.addKeyValue("failure", ex.failure().failureClass())
				.log("The number that people see of a document was not told; its id is known");
		}
	}

	/** Returns it; null if nothing told it. */
	@Nullable String value() {
		return this.number;
	}

	/** How an operation is asked. */
	interface Question {

		/**
		 * Returns what it answers.
		 * @throws HubException if it does not
		 */
		JsonNode answer(String operation);

	}

}
