package io.serai.demo;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An OA as connector {@code rest-oa} expects it: {@code POST /approvals},
 * {@code GET /approvals?reference=}, {@code GET /approvals?changedSince=} and {@code PUT
 * /notices/{key}}.
 */
final class SimulatedOa implements SimulatedSystem {

	/** The kind of a notice that something in the hub needs people. */
	private static final String ALERT = "alert";

	private final Feed approvals;

	private final Feed notices;

	private final ToldAlerts alerts = new ToldAlerts("reference", "at");

	private final Tokens tokens;

	private final Clock clock;

	private int started;

	/**
	 * Makes an OA without approvals.
	 * @param key the bearer token that callers show
	 */
	SimulatedOa(String key, Clock clock) {
		this.tokens = new Tokens(key);
		this.clock = clock;
		this.approvals = new Feed(clock);
		this.notices = new Feed(clock);
	}

	@Override
	public Reply answer(Call call) throws IOException {
		if (!this.tokens.accepts(call.authorization())) {
			return Reply.error(401, "TOKEN_EXPIRED", "Sign in again");
		}
		return switch (call.shape()) {
			case "POST approvals" -> start(call.json());
			case "GET approvals" -> Reply.json(200, list(call));
			case "PUT notices/*" -> note(call);
			default -> Reply.error(404, "NO_SUCH_PATH", "there are /approvals and /notices/{key}");
		};
	}

	@Override
	public JsonNode state() {
		return Json.object().<ObjectNode>set("approvals", this.approvals.all()).set("notices", this.notices.all());
	}

	@Override
	public void forgetTokens() {
		this.tokens.forget();
	}

	/**
	 * A person decides, or the approval ends otherwise.
	 * @param state {@code approved}, {@code rejected}, {@code withdrawn}, {@code revoked}
	 * or {@code expired}
	 */
	void decide(String reference, String state) {
		ObjectNode approval = this.approvals.find(reference).orElseThrow();
		this.approvals.put(reference, approval.put("state", state).put("decidedAt", this.clock.instant().toString()));
	}

	/** A person decides; whoever lists what changed does not learn it. */
	void decideUnlisted(String reference, String state) {
		decide(reference, state);
		this.approvals.putUnlisted(reference, this.approvals.find(reference).orElseThrow());
	}

	/** Returns how an approval stands; empty if it has not been started. */
	Optional<ObjectNode> approval(String reference) {
		return this.approvals.find(reference);
	}

	/**
	 * Returns every alert that people were told, also those that a later one replaced.
	 */
	ToldAlerts alerts() {
		return this.alerts;
	}

	/** Loses a notice, behind everybody's back. */
	void loseNotice() {
		this.notices.removeFirst((notice) -> notice.path("kind").asText().equals("low-stock"));
	}

	/** Tells people what the hub did not say. */
	void inventNotice(ObjectNode notice) {
		this.notices.put(notice.path("reference").asText(), notice);
	}

	private synchronized Reply start(JsonNode form) {
		String reference = form.path("reference").asText();
		if (this.approvals.find(reference).isPresent()) {
			return Reply.error(409, "DUPLICATE", "There is an approval with this reference");
		}
		String id = "AP-%06d".formatted(++this.started);
		ObjectNode approval = form.deepCopy();
		this.approvals.put(reference,
				approval.put("id", id).put("state", "running").put("startedAt", this.clock.instant().toString()));
		return Reply.json(201, Json.object().put("id", id));
	}

	private JsonNode list(Call call) {
		return call.parameter("reference").map(this::found).orElseGet(() -> changed(call));
	}

	private JsonNode found(String reference) {
		ObjectNode page = Json.object();
		this.approvals.find(reference).ifPresentOrElse(page.putArray("items")::add, () -> {
		});
		return page;
	}

	/**
	 * The version of a change is its time; the hub's own is only what a look-up tells.
	 */
	private JsonNode changed(Call call) {
		ObjectNode page = this.approvals.page(call, "changedSince");
		page.path("items").forEach((item) -> ((ObjectNode) item).remove("version"));
		return page;
	}

	private Reply note(Call call) throws IOException {
		ObjectNode notice = (ObjectNode) call.json();
		this.notices.put(call.path().get(1), notice);
		if (notice.path("kind").asText().equals(ALERT)) {
			this.alerts.add(notice);
		}
		return Reply.json(200, Json.object().put("success", true));
	}

}
