package io.serai.console;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

import io.serai.messagestore.DeadLetter;
import io.serai.messagestore.DeadLetterFilter;
import io.serai.messagestore.DeadLetterPage;
import io.serai.messagestore.MessageStore;

/**
 * The dead letters that a person is about to act on: one, or all of one cause.
 *
 * @param flow their flow
 * @param cause their cause; empty if one message was chosen and its cause is not told
 * @param message the one message's id; empty for all of the cause
 * @param letters at most {@value #MOST} of them
 * @param total how many there are
 */
record Chosen(String flow, String cause, String message, List<DeadLetter> letters, long total) {

	static final int MOST = 10_000;

	private static final int ROWS = 500;

	/** From how many on the number must be typed. */
	private static final int TYPED = 100;

	static Chosen of(MessageStore store, String flow, String cause, String message) {
		DeadLetterFilter filter = new DeadLetterFilter(flow, cause);
		List<DeadLetter> letters = new ArrayList<>();
		DeadLetterPage page = store.deadLetters(filter, 0, ROWS);
		long total = page.total();
		while (!page.letters().isEmpty() && letters.size() < MOST) {
			letters.addAll(page.letters());
			page = store.deadLetters(filter, page.page() + 1, ROWS);
		}
		if (message.isEmpty()) {
			return new Chosen(flow, cause, message, letters, total);
		}
		List<DeadLetter> one = letters.stream()
			.filter((letter) -> letter.standing().messageId().equals(message))
			.toList();
		return new Chosen(flow, cause, message, one, one.size());
	}

	public boolean mustBeTyped() {
		return this.letters.size() > TYPED;
	}

	boolean confirmedBy(String typed) {
		return !mustBeTyped() || typed.strip().equals(String.valueOf(this.letters.size()));
	}

	/**
	 * Acts on all, some hundred at a time.
	 * @return how many were acted on
	 */
	int inBatches(ToIntFunction<List<String>> act) {
		List<String> ids = this.letters.stream().map((letter) -> letter.standing().messageId()).distinct().toList();
		int done = 0;
		for (int from = 0; from < ids.size(); from += ROWS) {
			done += act.applyAsInt(ids.subList(from, Math.min(ids.size(), from + ROWS)));
		}
		return done;
	}

	String subject() {
		String which = this.message.isEmpty() ? this.cause : this.letters.getFirst().record() + " " + this.message;
		return this.flow + " " + which;
	}

}
