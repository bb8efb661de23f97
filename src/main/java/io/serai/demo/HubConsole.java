package io.serai.demo;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.web.util.HtmlUtils;

/**
 * A person in front of the hub's console, who sees what the pages show and sends their
 * forms, as a browser does.
 */
final class HubConsole implements AutoCloseable {

	/** Who it is. */
	static final String PERSON = "admin";

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final String SIGN_IN = "/console/login";

	private static final String CONFLICTS = "/console/conflicts";

	private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

	private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"(" + CONFLICTS + "/[^\"]+)\".*?</form>",
			Pattern.DOTALL);

	private static final Pattern CUSTOMER = Pattern.compile("<span class=\"mono\">([^<]+)</span>");

	private static final Pattern VALUE = Pattern.compile("<div>([^<]*)</div>");

	private final String url;

	private final String password;

	private final HttpClient http = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(PATIENCE)
		.cookieHandler(new CookieManager())
		.build();

	private boolean signedIn;

	/**
	 * Makes one that has not signed in yet.
	 * @param url of the hub
	 * @param password of the person
	 */
	HubConsole(String url, String password) {
		this.url = url;
		this.password = password;
	}

	/**
	 * Returns the conflicts that the page shows; none if it cannot be seen now.
	 */
	List<Conflict> conflicts() throws InterruptedException {
		if (!this.signedIn) {
			this.signedIn = signIn();
		}
		List<Conflict> all = new ArrayList<>();
		Optional<String> page = get(CONFLICTS);
		page.ifPresent((text) -> FORM.matcher(text).results().map(HubConsole::conflict).forEach(all::add));
		return all;
	}

	/**
	 * Decides one as the page offers it.
	 * @param choice {@code BASE}, {@code THEIRS} or {@code OURS}
	 * @return whether the hub has taken the decision
	 */
	boolean decide(Conflict conflict, String choice) throws InterruptedException {
		Map<String, String> form = new LinkedHashMap<>();
		form.put("choice", choice);
		form.put("reason", "as the verification wants it");
		form.put("_csrf", conflict.token());
		return post(conflict.action(), form).filter((where) -> where.endsWith(CONFLICTS)).isPresent();
	}

	/** Has a poll run at once, as the button at the flow does. */
	void pollNow(String flow) throws InterruptedException {
		if (!this.signedIn) {
			this.signedIn = signIn();
		}
		Map<String, String> form = new LinkedHashMap<>();
		form.put("flow", flow);
		form.put("_csrf", get(CONFLICTS).map((page) -> first(TOKEN, page)).orElse(""));
		post("/console/polls/run", form);
	}

	@Override
	public void close() {
		this.http.shutdownNow();
	}

	private boolean signIn() throws InterruptedException {
		Map<String, String> form = new LinkedHashMap<>();
		form.put("username", PERSON);
		form.put("password", this.password);
		form.put("_csrf", get(SIGN_IN).map((page) -> first(TOKEN, page)).orElse(""));
		return post(SIGN_IN, form).filter((where) -> !where.contains(SIGN_IN)).isPresent();
	}

	private static Conflict conflict(MatchResult form) {
		String text = form.group();
		List<String> values = VALUE.matcher(text)
			.results()
			.map((value) -> HtmlUtils.htmlUnescape(value.group(1)))
			.toList();
		return new Conflict(form.group(1), HtmlUtils.htmlUnescape(first(CUSTOMER, text)), values, first(TOKEN, text));
	}

	private static String first(Pattern pattern, String text) {
		Matcher matcher = pattern.matcher(text);
		return matcher.find() ? matcher.group(1) : "";
	}

	private Optional<String> get(String path) throws InterruptedException {
		return call(HttpRequest.newBuilder(URI.create(this.url + path)).timeout(PATIENCE).GET().build())
			.filter((answer) -> answer.statusCode() == 200)
			.map(HttpResponse::body);
	}

	/** Returns where the hub sends the browser next; empty if it shows the form again. */
	private Optional<String> post(String path, Map<String, String> form) throws InterruptedException {
		String body = form.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
		return call(HttpRequest.newBuilder(URI.create(this.url + path))
			.timeout(PATIENCE)
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(body))
			.build()).filter((answer) -> answer.statusCode() == 302)
			.flatMap((answer) -> answer.headers().firstValue("Location"));
	}

	private Optional<HttpResponse<String>> call(HttpRequest request) throws InterruptedException {
		try {
			return Optional.of(this.http.send(request, BodyHandlers.ofString()));
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

	/**
	 * One that the page shows.
	 *
	 * @param action where its form is sent
	 * @param customer key of the customer
	 * @param values what both held before, what the system says, what is agreed
	 * @param token of the form
	 */
	record Conflict(String action, String customer, List<String> values, String token) {

		@Override
		public String toString() {
			return "Conflict[" + this.customer + "]";
		}

	}

}
