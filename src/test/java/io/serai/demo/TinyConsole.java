package io.serai.demo;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The console of the hub in miniature: a sign-in, and the page on which people decide.
 */
final class TinyConsole {

	private static final String CONFLICTS = "/console/conflicts";

	private static final String TOKEN = "<input type=\"hidden\" name=\"_csrf\" value=\"token-1\">";

	private final TinyCustomers customers;

	TinyConsole(TinyCustomers customers) {
		this.customers = customers;
	}

	Reply answer(Call call) {
		if (call.method().equals("GET")) {
			return html(call.path().contains("login") ? "<form>" + TOKEN + "</form>" : page());
		}
		Map<String, String> form = form(call);
		if (!form.getOrDefault("_csrf", "").equals("token-1")) {
			return new Reply(403, Map.of(), new byte[0]);
		}
		if (call.path().contains("login")) {
			boolean isRight = form.getOrDefault("username", "").equals(HubConsole.PERSON)
					&& form.getOrDefault("password", "").equals(VerificationTests.PASSWORD);
			return new Reply(302, Map.of("Location", isRight ? "/console" : "/console/login?error"), new byte[0]);
		}
		if (call.path().contains("polls")) {
			return new Reply(302, Map.of("Location", "/console/flows"), new byte[0]);
		}
		this.customers.decide(call.path().getLast(), form.getOrDefault("choice", ""));
		return new Reply(302, Map.of("Location", CONFLICTS), new byte[0]);
	}

	private String page() {
		StringBuilder page = new StringBuilder(TOKEN);
		this.customers.disputes()
			.forEach((id, names) -> page.append("<form method=\"post\" action=\"%s/%s\">".formatted(CONFLICTS, id))
				.append(TOKEN)
				.append("<span class=\"mono\">%s</span>".formatted(id))
				.append("<div>%s</div>".formatted(String.join("</div><div>", names)))
				.append("</form>"));
		return page.toString();
	}

	private static Reply html(String page) {
		return new Reply(200, Map.of("Content-Type", "text/html; charset=UTF-8"),
				page.getBytes(StandardCharsets.UTF_8));
	}

	private static Map<String, String> form(Call call) {
		Map<String, String> form = new HashMap<>();
		for (String field : new String(call.body(), StandardCharsets.UTF_8).split("&", -1)) {
			List<String> pair = List.of(field.split("=", 2));
			form.put(pair.getFirst(), URLDecoder.decode(pair.getLast(), StandardCharsets.UTF_8));
		}
		return form;
	}

}
