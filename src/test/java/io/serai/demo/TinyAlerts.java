package io.serai.demo;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.demo.SimulatedMailbox.Mail;

/**
 * Tells people what needs them as the hub in miniature does.
 */
final class TinyAlerts {

	private TinyAlerts() {
	}

	/** Everywhere; who has been told is not told by mail again. */
	static void tell(String reference, String title, SimulatedSystems systems) {
		ObjectNode alert = Json.object().put("kind", "alert").put("reference", reference).put("title", title);
		TinyHub.ask(systems.oa(), "PUT", List.of("notices", reference), alert.put("at", "2026-01-02T00:00:00Z"));
		TinyHub.ask(systems.webhook(), "POST", List.of("alerts"),
				Json.object().put("id", reference + "#1").put("count", 1));
		String id = "<%s@serai>".formatted(Integer.toHexString(reference.hashCode()));
		if (!systems.mailbox().state().path("mails").findValuesAsText("id").contains(id)) {
			systems.mailbox().take(new Mail(id, "serai@demo.example", "wang@demo.example", title, "See to it", false));
		}
	}

}
