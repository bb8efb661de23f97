package io.serai.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

/**
 * What lies in the mailbox of the demo's people, in the order in which it came. It shows
 * a mail twice that came twice, as many do.
 */
final class SimulatedMailbox implements SimulatedSystem {

	private final List<Mail> mails = new ArrayList<>();

	@Override
	public Reply answer(Call call) {
		return Reply.error(404, "NO_SUCH_PATH", "there is /_state; mails come by SMTP");
	}

	@Override
	public synchronized JsonNode state() {
		ArrayNode all = Json.MAPPER.createArrayNode();
		this.mails.forEach((mail) -> all.add(Json.MAPPER.<JsonNode>valueToTree(mail)));
		return Json.object().set("mails", all);
	}

	@Override
	public void forgetTokens() {
		// Each mail signs in for itself.
	}

	synchronized void take(Mail mail) {
		this.mails.add(mail);
	}

	/**
	 * Returns each mail as often as somebody has to answer for it: once, and once more
	 * for each time that it came although the server had said that it has it.
	 */
	synchronized List<Mail> answeredFor() {
		Map<String, List<Mail>> copies = new LinkedHashMap<>();
		this.mails.forEach((mail) -> copies.computeIfAbsent(mail.id(), (id) -> new ArrayList<>()).add(mail));
		List<Mail> all = new ArrayList<>();
		copies.values().forEach((same) -> {
			int seen = (int) same.stream().filter((mail) -> !mail.unseen()).count();
			all.addAll(same.subList(0, Math.clamp(seen, 1, same.size())));
		});
		return all;
	}

	/** Returns how many mails came again since nobody had said that they were taken. */
	synchronized int again() {
		return this.mails.size() - answeredFor().size();
	}

	/** Loses the first one, with its copies, behind everybody's back. */
	synchronized void loseFirst() {
		String id = this.mails.getFirst().id();
		this.mails.removeIf((mail) -> mail.id().equals(id));
	}

	/** Shows the last one twice more than it came. */
	synchronized void repeatLast() {
		Mail last = this.mails.getLast();
		this.mails.add(new Mail(last.id(), last.from(), last.to(), last.subject(), last.text(), false));
		this.mails.add(new Mail(last.id(), last.from(), last.to(), last.subject(), last.text(), false));
	}

	/** Says that the last one was for somebody else. */
	synchronized void misdirectLast() {
		Mail last = this.mails.removeLast();
		this.mails.add(new Mail(last.id(), last.from(), "li@demo.example", last.subject(), last.text(), false));
	}

	/**
	 * One mail.
	 *
	 * @param id its Message-ID, the same for the same mail
	 * @param from who sent it, the address
	 * @param to whom it is for, the addresses
	 * @param subject decoded
	 * @param text decoded
	 * @param unseen whether it was taken and the sender was not told so
	 */
	record Mail(String id, String from, String to, String subject, String text, boolean unseen) {

	}

}
