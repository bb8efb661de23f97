package io.serai.console;

import java.security.Principal;

import io.serai.delivery.FlowStatus;
import io.serai.delivery.Flows;

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
 * Pauses and resumes a flow.
 */
@Controller
@PreAuthorize(ConsoleRights.ACT)
class FlowController {

	private final Flows flows;

	private final Deeds deeds;

	FlowController(Flows flows, Deeds deeds) {
		this.flows = flows;
		this.deeds = deeds;
	}

	@GetMapping("/console/flows/pause")
	public String ask(@RequestParam("flow") String flow, Model model) {
		model.addAttribute("flow", status(flow));
		return "console/pause";
	}

	@PostMapping("/console/flows/pause")
	public String pause(@RequestParam("flow") String flow, @RequestParam("reason") String reason, Principal person,
			Model model, RedirectAttributes next) {
		model.addAttribute("flow", status(flow));
		if (reason.isBlank()) {
			model.addAttribute("wrong", "reason.missing");
			return "console/pause";
		}
		this.flows.pause(flow, person.getName(), reason.strip());
		this.deeds.note(person, "pause-flow", flow, reason.strip());
		Notice.add(next, "notice.paused", flow);
		return "redirect:/console";
	}

	@PostMapping("/console/flows/resume")
	public String resume(@RequestParam("flow") String flow, Principal person, RedirectAttributes next) {
		status(flow);
		this.flows.resume(flow, person.getName());
		this.deeds.note(person, "resume-flow", flow, "");
		Notice.add(next, "notice.resumed", flow);
		return "redirect:/console";
	}

	private FlowStatus status(String flow) {
		return this.flows.all()
			.stream()
			.filter((status) -> status.flow().equals(flow))
			.findFirst()
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

}
