package io.serai.console;

import java.security.Principal;
import java.time.LocalDate;
import java.util.Arrays;

import io.serai.failure.HubException;
import io.serai.reconcile.Finding;
import io.serai.reconcile.Repair;
import io.serai.reconcile.RepairRefusedException;
import io.serai.reconcile.Repairs;
import io.serai.reconcile.Reports;

import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Repairs findings, locks days and has them compared. What is refused or fails is told on
 * the page that the person comes from.
 */
@Controller
@PreAuthorize(ConsoleRights.ACT)
class ReconcileActions {

	private final Reports reports;

	private final Repairs repairs;

	private final Deeds deeds;

	ReconcileActions(Reports reports, Repairs repairs, Deeds deeds) {
		this.reports = reports;
		this.repairs = repairs;
		this.deeds = deeds;
	}

	@PostMapping("/console/reconcile/finding/{repair:[a-z-]+}")
	public String repair(@PathVariable("repair") String name, @RequestParam("id") String id,
			@RequestParam(name = "reason", defaultValue = "") String reason, Principal person,
			RedirectAttributes next) {
		Repair repair = repair(name);
		Finding finding = this.reports.finding(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		this.deeds.note(person, "reconcile-" + name,
				"%s %s %s".formatted(finding.pair(), finding.day(), finding.record()), reason.strip());
		tried(next, () -> {
			Finding now = this.repairs.repair(id, repair, person.getName(), reason.strip());
			Notice.add(next, now.isClosed() ? "notice.reconcile.closed" : "notice.reconcile.asked",
					finding.record().key());
		});
		next.addAttribute("id", id);
		return "redirect:/console/reconcile/finding";
	}

	@PostMapping("/console/reconcile/lock")
	public String lock(@RequestParam("pair") String pair,
			@RequestParam("day") @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day, Principal person,
			RedirectAttributes next) {
		known(pair);
		this.deeds.note(person, "reconcile-lock", pair + " " + day, "");
		tried(next, () -> {
			this.repairs.lock(pair, day, person.getName());
			Notice.add(next, "notice.reconcile.locked", day.toString());
		});
		return day(pair, day, next);
	}

	@PostMapping("/console/reconcile/compare")
	public String compare(@RequestParam("pair") String pair,
			@RequestParam("day") @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day, Principal person,
			RedirectAttributes next) {
		known(pair);
		this.deeds.note(person, "reconcile-compare", pair + " " + day, "");
		tried(next, () -> {
			this.repairs.compareSoon(pair, day);
			Notice.add(next, "notice.reconcile.soon", day.toString());
		});
		return day(pair, day, next);
	}

	private void known(String pair) {
		if (this.reports.pairs().stream().noneMatch((one) -> one.name().equals(pair))) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
	}

	private static void tried(RedirectAttributes next, Runnable deed) {
		try {
			deed.run();
		}
		catch (RepairRefusedException ex) {
			next.addFlashAttribute("wrong", "reconcile.refused." + ex.reason());
		}
		catch (HubException ex) {
			next.addFlashAttribute("failure", ex.failure());
		}
	}

	private static String day(String pair, LocalDate day, RedirectAttributes next) {
		next.addAttribute("pair", pair);
		next.addAttribute("day", day.toString());
		return "redirect:/console/reconcile/day";
	}

	private static Repair repair(String name) {
		return Arrays.stream(Repair.values())
			.filter((repair) -> repair.wireName().equals(name))
			.findFirst()
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

}
