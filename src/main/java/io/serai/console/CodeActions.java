package io.serai.console;

import java.security.Principal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import io.serai.codes.Code;
import io.serai.codes.CodeAdministration;
import io.serai.codes.CodeDirection;
import io.serai.codes.CodeRefusedException;
import io.serai.codes.WaitingForCodes;
import org.jspecify.annotations.Nullable;

import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Fills in, changes and ends codes; what waits for one goes on at once.
 */
@Controller
@PreAuthorize(ConsoleRights.ACT)
class CodeActions {

	/** The tables that the shipped mappings and the guides speak of. */
	private static final Set<String> USUAL = Set.of("carrier", "payment", "region", "sku", "status", "warehouse");

	private final CodeAdministration codes;

	private final WaitingForCodes waiting;

	private final SystemsSeen systems;

	private final Deeds deeds;

	CodeActions(CodeAdministration codes, WaitingForCodes waiting, SystemsSeen systems, Deeds deeds) {
		this.codes = codes;
		this.waiting = waiting;
		this.systems = systems;
		this.deeds = deeds;
	}

	@GetMapping("/console/codes/new")
	public String ask(@ModelAttribute CodeInput input, Model model) {
		return show("", input, null, model);
	}

	@PostMapping("/console/codes/new")
	public String add(@ModelAttribute CodeInput input, Principal person, Model model, RedirectAttributes next) {
		String wrong = input.wrong();
		String unfamiliar = input.unfamiliar(tables(), systems());
		if (wrong != null || unfamiliar != null) {
			model.addAttribute("ask", wrong == null);
			return show("", input, Objects.requireNonNullElse(wrong, unfamiliar), model);
		}
		try {
			Code added = this.codes.add(input.form(), person.getName());
			this.deeds.note(person, "add-code", subject(added), told(added) + " " + input.why());
			return released(added, person, next);
		}
		catch (CodeRefusedException ex) {
			return show("", input, "codes.refused." + ex.reason(), model);
		}
	}

	@GetMapping("/console/codes/one")
	public String one(@RequestParam("id") String id, Model model) {
		return show(id, CodeInput.of(code(id)), null, model);
	}

	@PostMapping("/console/codes/one")
	public String change(@RequestParam("id") String id, @ModelAttribute CodeInput input, Principal person, Model model,
			RedirectAttributes next) {
		String wrong = input.wrong();
		if (wrong != null) {
			return show(id, input, wrong, model);
		}
		try {
			Code before = this.codes.change(id, input.form(), person.getName());
			Code after = code(id);
			this.deeds.note(person, "change-code", subject(after),
					"%s; before: %s %s".formatted(told(after), told(before), input.why()));
			return released(after, person, next);
		}
		catch (CodeRefusedException ex) {
			return show(id, input, "codes.refused." + ex.reason(), model);
		}
	}

	@PostMapping("/console/codes/end")
	public String end(@RequestParam("id") String id,
			@RequestParam("last") @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate last,
			@RequestParam("reason") String reason, Principal person, Model model, RedirectAttributes next) {
		CodeInput input = CodeInput.of(code(id));
		if (reason.isBlank()) {
			return show(id, input, "reason.missing", model);
		}
		try {
			Code ended = this.codes.end(id, last, person.getName());
			this.deeds.note(person, "end-code", subject(ended), last + " " + reason.strip());
			Notice.add(next, "notice.code-ended", ended.ours(), last.toString());
			next.addAttribute("table", ended.table());
			return "redirect:/console/codes";
		}
		catch (CodeRefusedException ex) {
			return show(id, input, "codes.refused." + ex.reason(), model);
		}
	}

	private String released(Code code, Principal person, RedirectAttributes next) {
		int records = this.waiting.release(person.getName());
		Notice.add(next, "notice.code-kept", code.ours(), code.system(), records);
		next.addAttribute("table", code.table());
		return "redirect:/console/codes";
	}

	private Code code(String id) {
		return this.codes.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	private Set<String> tables() {
		Set<String> tables = new TreeSet<>(USUAL);
		tables.addAll(this.codes.tables());
		this.waiting.missing().forEach((missing) -> tables.add(missing.code().asked().table()));
		return tables;
	}

	private Set<String> systems() {
		Set<String> systems = new TreeSet<>();
		this.systems.all().forEach((system) -> systems.add(system.name()));
		this.waiting.missing().forEach((missing) -> systems.add(missing.code().asked().system()));
		return systems;
	}

	private String show(String id, CodeInput input, @Nullable String wrong, Model model) {
		model.addAttribute("tables", tables());
		model.addAttribute("systems", systems());
		model.addAttribute("id", id);
		model.addAttribute("input", input);
		model.addAttribute("wrong", wrong);
		model.addAttribute("directions", CodeDirection.values());
		return "console/code";
	}

	private static String subject(Code code) {
		return "%s/%s/%s".formatted(code.table(), code.system(), code.ours());
	}

	private static String told(Code code) {
		return "'%s' = '%s' (%s, %s to %s)".formatted(code.ours(), code.theirs(), code.direction(), code.from(),
				code.until());
	}

}
