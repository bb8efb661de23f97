package io.serai.console;

import java.security.Principal;
import java.time.Instant;

import io.serai.system.poll.PollStatus;

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
 * Polls a system out of turn, or goes back in time with a flow that polls.
 */
@Controller
@PreAuthorize(ConsoleRights.ACT)
class PollController {

	private final SystemsSeen systems;

	private final ConsoleTimes times;

	private final Deeds deeds;

	PollController(SystemsSeen systems, ConsoleTimes times, Deeds deeds) {
		this.systems = systems;
		this.times = times;
		this.deeds = deeds;
	}

	@PostMapping("/console/polls/run")
	public String run(@RequestParam("flow") String flow, Principal person, RedirectAttributes next) {
		poll(flow);
		this.systems.runNow(flow, person.getName());
		this.deeds.note(person, "poll-now", flow, "");
		return back(flow, "notice.polled", next);
	}

	@GetMapping("/console/polls/rewind")
	public String ask(@RequestParam("flow") String flow, Model model) {
		model.addAttribute("poll", poll(flow));
		return "console/rewind";
	}

	@PostMapping("/console/polls/rewind")
	public String rewind(@RequestParam("flow") String flow, @RequestParam("since") String since,
			@RequestParam("reason") String reason, Principal person, Model model, RedirectAttributes next) {
		PollStatus poll = poll(flow);
		Instant to = this.times.typed(since).orElse(null);
		String wrong = (to == null || !to.isBefore(this.times.now())) ? "rewind.wrong"
				: reason.isBlank() ? "reason.missing" : "";
		if (to == null || !wrong.isEmpty()) {
			model.addAttribute("poll", poll);
			model.addAttribute("since", since);
			model.addAttribute("reason", reason);
			model.addAttribute("wrong", wrong);
			return "console/rewind";
		}
		this.systems.rewind(flow, to, person.getName());
		this.deeds.note(person, "rewind-poll", flow, to + " " + reason.strip());
		return back(flow, "notice.rewound", next);
	}

	private PollStatus poll(String flow) {
		return this.systems.poll(flow).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	private static String back(String flow, String notice, RedirectAttributes next) {
		Notice.add(next, notice, flow);
		next.addAttribute("flow", flow);
		return "redirect:/console/activity";
	}

}
