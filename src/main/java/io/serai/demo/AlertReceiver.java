package io.serai.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.serai.demo.SimulatedMailbox.Mail;

/**
 * Somebody who is told what needs people.
 *
 * @param name how the report calls it
 * @param flow that tells it
 * @param messages that came, each once for each time that somebody has to answer for
 * @param promise what the hub promises of its messages; empty if it is what it promises
 * of all
 */
record AlertReceiver(String name, String flow, Supplier<List<Message>> messages, Supplier<String> promise) {

	private static final Pattern NUMBER = Pattern.compile("\\d+");

	private static final Pattern DEAD = Pattern.compile("\\d+ records need a person in (\\S+)");

	private static final Pattern LOW = Pattern.compile("\\d+ articles run low");

	private static final Pattern UNAUTHORISED = Pattern.compile("(\\S+) does not let the hub in");

	private static final String FROM = "serai@demo.example";

	private static final String TO = "wang@demo.example";

	/** Returns the people who look into the OA. */
	static AlertReceiver oa(SimulatedSystems systems) {
		return new AlertReceiver("alerts to OA", "alert-to-oa", () -> systems.oa()
			.alerts()
			.list()
			.stream()
			.map((alert) -> new Message(alert.path("reference").asText(), number(alert.path("title").asText()), ""))
			.toList(), () -> "");
	}

	/** Returns what listens at an address. */
	static AlertReceiver webhook(SimulatedSystems systems) {
		return new AlertReceiver("alerts to webhook", "alert-to-webhook",
				() -> systems.webhook()
					.alerts()
					.list()
					.stream()
					.map((alert) -> new Message(alert.path("id").asText().replaceFirst("#\\d+$", ""),
							alert.path("count").asLong(), ""))
					.toList(),
				() -> "");
	}

	/** Returns the people who read mails. */
	static AlertReceiver mail(SimulatedSystems systems) {
		SimulatedMailbox mailbox = systems.mailbox();
		return new AlertReceiver("alerts by mail", "alert-to-mail", () -> {
			List<Message> all = new ArrayList<>();
			mailbox.answeredFor().forEach((mail) -> all.add(message(mail)));
			return all;
		}, () -> "each mail at least once; again, with the same Message-ID, only if the server did not say that it has it (%d times)"
			.formatted(mailbox.again()));
	}

	/** A mail names no cause as programs do, but people see which it is. */
	private static Message message(Mail mail) {
		String what = "unknown/" + mail.subject();
		Matcher dead = DEAD.matcher(mail.subject());
		Matcher unauthorised = UNAUTHORISED.matcher(mail.subject());
		if (dead.matches()) {
			what = "dead-letters/" + dead.group(1);
		}
		else if (unauthorised.matches()) {
			what = "system-unauthorised/" + unauthorised.group(1);
		}
		else if (LOW.matcher(mail.subject()).matches()) {
			what = "low-stock/stock";
		}
		boolean isRight = mail.from().equals(FROM) && mail.to().equals(TO) && !mail.text().isBlank();
		return new Message(what + "/" + mail.id(), number(mail.subject()),
				isRight ? "" : "from %s to %s".formatted(mail.from(), mail.to()));
	}

	private static long number(String title) {
		Matcher inTitle = NUMBER.matcher(title);
		return inTitle.find() ? Long.parseLong(inTitle.group()) : 0;
	}

	/**
	 * One message.
	 *
	 * @param reference cause and subject, and what tells it from others of these
	 * @param count of how many things it tells
	 * @param flaw what else is wrong with it; empty if nothing is
	 */
	record Message(String reference, long count, String flaw) {

	}

}
