package io.serai.console;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The first page, whole and as the part that renews itself.
 */
@Controller
class OverviewController {

	private final Overview overview;

	OverviewController(Overview overview) {
		this.overview = overview;
	}

	@GetMapping("/console")
	String page(Model model) {
		model.addAttribute("page", this.overview.page());
		return "console/overview";
	}

	@GetMapping("/console/parts/overview")
	String part(Model model) {
		model.addAttribute("page", this.overview.page());
		return "console/overview :: live";
	}

}
