package io.serai.console;

import io.serai.codes.CodeAdministration;
import io.serai.codes.WaitingForCodes;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The code tables, and the codes that records wait for.
 */
@Controller
class CodeController {

	private static final int MOST = 200;

	private final CodeAdministration codes;

	private final WaitingForCodes waiting;

	CodeController(CodeAdministration codes, WaitingForCodes waiting) {
		this.codes = codes;
		this.waiting = waiting;
	}

	@GetMapping("/console/codes")
	public String list(@RequestParam(name = "table", defaultValue = "") String table,
			@RequestParam(name = "text", defaultValue = "") String text, Model model) {
		model.addAttribute("tables", this.codes.tables());
		model.addAttribute("table", table);
		model.addAttribute("text", text);
		model.addAttribute("codes", this.codes.search(table, text, MOST));
		model.addAttribute("most", MOST);
		model.addAttribute("missing", this.waiting.missing());
		return "console/codes";
	}

}
