package io.serai.console;

import java.time.LocalDate;
import java.util.List;

import io.serai.reconcile.DayReport;
import io.serai.reconcile.Finding;
import io.serai.reconcile.FindingKind;
import io.serai.reconcile.Pair;
import io.serai.reconcile.Repairs;
import io.serai.reconcile.Reports;
import org.jspecify.annotations.Nullable;

import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * What two systems have of each day, and what is not alike.
 */
@Controller
class ReconcileController {

	private static final int REPORTS = 50;

	private static final int FINDINGS = 100;

	private final Reports reports;

	private final Repairs repairs;

	private final ConsoleTimes times;

	ReconcileController(Reports reports, Repairs repairs, ConsoleTimes times) {
		this.reports = reports;
		this.repairs = repairs;
		this.times = times;
	}

	@GetMapping("/console/reconcile")
	public String days(
			@RequestParam(name = "before",
					required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate before,
			Model model) {
		LocalDate until = (before != null) ? before
				: LocalDate.parse(this.times.local(this.times.now()).substring(0, 10)).plusDays(2);
		List<DayReport> days = this.reports.before(until, REPORTS);
		model.addAttribute("days", days);
		model.addAttribute("earlier", (days.size() == REPORTS) ? days.getLast().day() : null);
		model.addAttribute("kinds", FindingKind.values());
		model.addAttribute("idle", this.reports.pairs().stream().filter((pair) -> !this.reports.runs(pair)).toList());
		return "console/reconcile";
	}

	@GetMapping("/console/reconcile/day")
	public String day(@RequestParam("pair") String pair,
			@RequestParam("day") @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
			@RequestParam(name = "page", defaultValue = "0") int page, Model model) {
		DayReport report = this.reports.day(pair, day)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		List<Finding> findings = this.reports.findings(pair, day, page, FINDINGS);
		model.addAttribute("report", report);
		model.addAttribute("pair", pair(pair));
		model.addAttribute("hours", HourRow.of(report.sums()));
		model.addAttribute("findings", findings);
		model.addAttribute("page", Math.max(0, page));
		model.addAttribute("more", findings.size() == FINDINGS);
		model.addAttribute("intact", !report.isLocked() || this.reports.isIntact(report));
		return "console/reconcile-day";
	}

	@GetMapping("/console/reconcile/finding")
	public String finding(@RequestParam("id") String id, Model model) {
		Finding finding = this.reports.finding(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		model.addAttribute("finding", finding);
		model.addAttribute("pair", pair(finding.pair()));
		model.addAttribute("deeds", this.reports.deeds(id));
		model.addAttribute("offered", this.repairs.offered(finding));
		return "console/reconcile-finding";
	}

	/** A pair that was taken out of the settings still has its reports. */
	private @Nullable Pair pair(String name) {
		return this.reports.pairs().stream().filter((pair) -> pair.name().equals(name)).findFirst().orElse(null);
	}

}
