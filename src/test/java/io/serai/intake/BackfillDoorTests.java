package io.serai.intake;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.serai.HubErp;
import io.serai.HubTest;
import io.serai.access.Audit;
import io.serai.access.ClientAdministration;
import io.serai.intake.Shop.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A program has statuses of a whole hub's ERP fetched again.
 */
@HubTest
class BackfillDoorTests {

	private static final String FLOW = "order-status-from-erp";

	private static final String OFTEN = """
			{"flow":"%s","since":"2020-05-01T00:00:00Z","until":"2020-05-03T00:00:00Z","reason":"lost",%s}""";

	private final ClientAdministration clients;

	private final Audit audit;

	private final String mark = UUID.randomUUID().toString().substring(0, 8);

	@LocalServerPort
	private int port;

	private Shop shop = new Shop(0);

	private String key = "";

	@Autowired
	BackfillDoorTests(ClientAdministration clients, Audit audit) {
		this.clients = clients;
		this.audit = audit;
	}

	@BeforeEach
	void admit() {
		this.shop = new Shop(this.port);
		this.key = this.clients.create("b-" + this.mark, "nightly", Set.of("backfill"), 100, "admin").key();
	}

	@Test
	void countsThenFetchesAndTellsHowFarItIs() {
		StubMapping changed = HubErp.changed("2020-05-0", "DOOR-" + this.mark, "2020-05-02T10:00:00Z");

		Answer begun = post(OFTEN.formatted(FLOW, "\"dryRun\":true"));
		assertThat(begun.status()).as(begun.toString()).isEqualTo(202);
		JsonNode counted = ended(begun);
		JsonNode fetched = ended(post(OFTEN.formatted(FLOW, "\"perSecond\":50")));
		HubErp.mend(changed);

		assertThat(counted.get("dryRun").booleanValue()).isTrue();
		assertThat(counted.get("fresh").intValue()).isEqualTo(1);
		assertThat(fetched.get("fresh").intValue()).as("counting stored nothing").isEqualTo(1);
		assertThat(fetched.get("percent").intValue()).isEqualTo(100);
		assertThat(send(get("/api/v1/backfills?flow=" + FLOW)).json().get("backfills").findValuesAsText("id"))
			.startsWith(fetched.get("id").textValue(), counted.get("id").textValue());
		assertThat(this.audit.latest(20)).filteredOn((entry) -> entry.who().equals("api:b-" + this.mark))
			.extracting((entry) -> entry.what())
			.containsExactly("start-backfill", "try-backfill");
	}

	@Test
	void runsOneInAFlowAtATimeUntilItIsEnded() {
		Answer begun = post(OFTEN.formatted(FLOW, "\"perSecond\":1"));
		String location = begun.json().get("location").textValue();

		Answer second = post(OFTEN.formatted(FLOW, "\"perSecond\":1"));
		Answer stopped = send(this.shop.request(location).DELETE());

		assertThat(second.status()).as(second.toString()).isEqualTo(409);
		assertThat(stopped.json().get("state").textValue()).isEqualTo("cancelled");
		assertThat(stopped.json().get("endedBy").textValue()).isEqualTo("api:b-" + this.mark);
	}

	@Test
	void refusesWhatIsMisspeltOrCannotBeDone() {
		Answer misspelt = post(OFTEN.formatted(FLOW, "\"dryrun\":true,\"perSecond\":\"10\""));
		assertThat(misspelt.status()).isEqualTo(422);
		assertThat(misspelt.json().get("errors").findValuesAsText("path")).containsExactly("dryrun", "perSecond");

		assertThat(paths(post(OFTEN.formatted("order-to-erp", "\"perSecond\":1")))).containsExactly("flow");
		assertThat(paths(post("{\"flow\":\"%s\",\"reason\":\"lost\"}".formatted(FLOW)))).containsExactly("since");
		assertThat(post("[").status()).isEqualTo(400);
		assertThat(send(get("/api/v1/backfills")).status()).isEqualTo(422);
		assertThat(send(get("/api/v1/backfills/none")).status()).isEqualTo(404);
	}

	@Test
	void isOpenOnlyToClientsThatMay() {
		Answer refused = this.shop.send(this.shop.post("/api/v1/backfills", "{}").header("Accept-Language", "zh"));

		assertThat(refused.status()).isEqualTo(403);
		assertThat(refused.json().get("detail").textValue()).contains("backfill").contains("权限");
		assertThat(this.shop.send(this.shop.request("/api/v1/backfills?flow=" + FLOW)).status()).isEqualTo(401);
	}

	private JsonNode ended(Answer begun) {
		String location = begun.json().get("location").textValue();
		return await().atMost(Duration.ofSeconds(20))
			.until(() -> send(get(location)).json(), (told) -> told.get("state").textValue().equals("done"));
	}

	private static List<String> paths(Answer refused) {
		assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
		return refused.json().get("errors").findValuesAsText("path");
	}

	private Answer post(String json) {
		return send(this.shop.request("/api/v1/backfills")
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(json)));
	}

	private HttpRequest.Builder get(String path) {
		return this.shop.request(path);
	}

	private Answer send(HttpRequest.Builder request) {
		return this.shop.send(request.header("X-Api-Key", this.key));
	}

}
