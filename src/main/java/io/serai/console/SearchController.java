package io.serai.console;

import java.util.List;

import io.serai.canonical.RecordKey;
import io.serai.messagestore.MessageStore;
import io.serai.messagestore.SearchHit;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Finds a record by its number or by the number that another system gave it.
 */
@Controller
class SearchController {

	private static final int MOST = 50;

	private final MessageStore store;

	SearchController(MessageStore store) {
		this.store = store;
	}

	@GetMapping("/console/search")
	String search(@RequestParam(name = "q", defaultValue = "") String text, Model model, RedirectAttributes next) {
		List<SearchHit> hits = this.store.search(text, MOST);
		if (hits.size() == 1) {
			RecordKey record = hits.getFirst().record();
			next.addAttribute("kind", record.kind().wireName());
			next.addAttribute("source", record.source());
			next.addAttribute("key", record.key());
			return "redirect:/console/record";
		}
		model.addAttribute("q", text.strip());
		model.addAttribute("hits", hits);
		model.addAttribute("most", MOST);
		return "console/search";
	}

}
