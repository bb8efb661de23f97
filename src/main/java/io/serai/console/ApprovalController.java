package io.serai.console;

import java.security.Principal;
import java.util.List;
import java.util.Optional;

import io.serai.approval.ApprovalQuestions;
import io.serai.canonical.Approval;
import io.serai.canonical.ApprovalStatus;
import io.serai.canonical.Order;
import io.serai.delivery.DeadLetters;
import io.serai.delivery.Redeliveries;
import io.serai.failure.HubException;
import io.serai.messagestore.Standing;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Asks for an order's approval again, after one that came to nothing.
 */
@Controller
@PreAuthorize(ConsoleRights.ACT)
class ApprovalController {

	private static final String PATH = "/console/approvals/ask-again";

	private static final int LONGEST_REASON = 300;

	private final AskedOrders orders;

	private final ApprovalQuestions questions;

	private final Redeliveries redeliveries;

	private final DeadLetters deadLetters;

	private final Deeds deeds;

	ApprovalController(AskedOrders orders, ApprovalQuestions questions, Redeliveries redeliveries,
			DeadLetters deadLetters, Deeds deeds) {
		this.orders = orders;
		this.questions = questions;
		this.redeliveries = redeliveries;
		this.deadLetters = deadLetters;
		this.deeds = deeds;
	}

	@GetMapping(PATH)
	public String ask(@RequestParam("source") String source, @RequestParam("key") String key, Model model) {
		return ask(found(source, key), null, model);
	}

	@PostMapping(PATH)
	public String act(@RequestParam("source") String source, @RequestParam("key") String key,
			@RequestParam("reason") String reason, Principal person, Model model, RedirectAttributes next) {
		AskedOrders.Waiting waiting = found(source, key);
		String why = reason.strip();
		if (why.isEmpty() || why.length() > LONGEST_REASON || this.questions.lost(waiting.order()).isEmpty()) {
			return ask(waiting, why.isEmpty() ? "reason.missing" : null, model);
		}
		this.deeds.note(person, "ask-approval-again", waiting.order().recordKey().toString(), why);
		try {
			askAgain(waiting, person.getName(), why);
			Notice.add(next, "notice.asked-again", key);
		}
		catch (HubException ex) {
			next.addFlashAttribute("wrong", "ask-again.failed");
		}
		next.addAttribute("kind", "order");
		next.addAttribute("source", source);
		next.addAttribute("key", key);
		return "redirect:/console/record";
	}

	/**
	 * The question first: should anything fail behind it, whoever tries again publishes
	 * the same one.
	 */
	private void askAgain(AskedOrders.Waiting waiting, String by, String why) {
		Order order = waiting.order();
		Approval question = this.questions.again(order);
		this.redeliveries.takeIn(question, "console");
		this.questions.counts(order, question, by, why);
		for (Standing dead : waiting.dead()) {
			this.deadLetters.retry(dead.flow(), List.of(dead.messageId()), by);
		}
	}

	private AskedOrders.Waiting found(String source, String key) {
		return this.orders.find(source, key).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	private String ask(AskedOrders.Waiting waiting, @Nullable String wrong, Model model) {
		Optional<ApprovalStatus> lost = this.questions.lost(waiting.order());
		model.addAttribute("order", waiting.order());
		model.addAttribute("lost", lost.map(ApprovalStatus::wireName).orElse(null));
		model.addAttribute("wrong", wrong);
		return "console/ask-again";
	}

}
