package io.serai.console;

import java.security.Principal;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;
import io.serai.crossref.LinkAdministration;
import io.serai.crossref.LinkDeed;
import io.serai.crossref.LinkFound;
import io.serai.crossref.LinkRefusedException;
import io.serai.crossref.PendingWrite;
import io.serai.crossref.PendingWrites;
import io.serai.messagestore.MessageStore;
import io.serai.messagestore.Standing;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Whose number is whose: finds the ids of a record in the systems and mends them.
 */
@Controller
class LinkController {

	private static final int MOST_PENDING = 200;

	private final LinkAdministration links;

	private final Deeds deeds;

	private final PendingWrites pending;

	private final MessageStore store;

	LinkController(LinkAdministration links, Deeds deeds, PendingWrites pending, MessageStore store) {
		this.links = links;
		this.deeds = deeds;
		this.pending = pending;
		this.store = store;
	}

	@GetMapping("/console/links")
	public String search(@RequestParam(name = "number", defaultValue = "") String number, Model model) {
		model.addAttribute("number", number.strip());
		model.addAttribute("links", this.links.search(number));
		model.addAttribute("pending", pending());
		return "console/links";
	}

	/** By what a person must know; what needs one stands first. */
	private Map<PendingState, List<PendingRow>> pending() {
		List<PendingWrite> writes = this.pending.lasting().stream().limit(MOST_PENDING).toList();
		Map<RecordKey, List<Standing>> standings = this.store
			.standings(writes.stream().map(PendingWrite::record).toList());
		return writes.stream()
			.map((write) -> PendingRow.of(write, standings.getOrDefault(write.record(), List.of())))
			.collect(Collectors.groupingBy(PendingRow::state, () -> new EnumMap<>(PendingState.class),
					Collectors.toList()));
	}

	@GetMapping("/console/links/one")
	public String one(@ModelAttribute LinkPlace place, Model model) {
		return show(place, null, model);
	}

	/** Says what splitting off does before it is done. */
	@GetMapping("/console/links/split")
	@PreAuthorize(ConsoleRights.ACT)
	public String askToSplit(@ModelAttribute LinkPlace place, @RequestParam("id") String id, Model model) {
		model.addAttribute("place", place);
		model.addAttribute("link",
				this.links.of(place.system(), place.record())
					.stream()
					.filter((link) -> link.externalId().equals(id))
					.findFirst()
					.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
		return "console/link-split";
	}

	@PostMapping("/console/links/{deed:rebind|merge|split}")
	@PreAuthorize(ConsoleRights.ACT)
	public String act(@PathVariable("deed") String path, @ModelAttribute LinkPlace place, @RequestParam("id") String id,
			@RequestParam("reason") String reason, Principal person, Model model, RedirectAttributes next) {
		LinkDeed.Kind deed = LinkDeed.Kind.valueOf(path.toUpperCase(Locale.ROOT));
		try {
			act(deed, place, id, person.getName(), reason);
		}
		catch (LinkRefusedException ex) {
			return show(place, "links.refused." + ex.reason(), model);
		}
		this.deeds.note(person, path + "-link", place.system() + " " + place.record(),
				id.strip() + " " + reason.strip());
		Notice.add(next, "notice.link." + deed, id.strip(), place.key(), place.system());
		next.addAttribute("system", place.system());
		next.addAttribute("kind", place.kind());
		next.addAttribute("source", place.source());
		next.addAttribute("key", place.key());
		return "redirect:/console/links/one";
	}

	private void act(LinkDeed.Kind deed, LinkPlace place, String id, String by, String reason) {
		switch (deed) {
			case REBIND -> this.links.rebind(place.system(), place.record(), id, by, reason);
			case MERGE -> this.links.merge(place.system(), place.record(), id, by, reason);
			case SPLIT -> this.links.split(place.system(), place.record(), id, by, reason);
		}
	}

	private String show(LinkPlace place, @Nullable String wrong, Model model) {
		List<LinkFound> links = this.links.of(place.system(), place.record());
		List<LinkDeed> history = this.links.history(place.system(), place.record());
		if (links.isEmpty() && history.isEmpty() && !this.pending.isPending(place.system(), place.record())) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		model.addAttribute("place", place);
		model.addAttribute("links", links);
		model.addAttribute("history", history);
		model.addAttribute("wrong", wrong);
		return "console/link";
	}

	/**
	 * A record in a system, as a page's address names it.
	 */
	record LinkPlace(String system, String kind, String source, String key) {

		RecordKey record() {
			try {
				return new RecordKey(RecordKind.of(this.kind), this.source, this.key);
			}
			catch (IllegalArgumentException ex) {
				throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no such kind", ex);
			}
		}

	}

}
