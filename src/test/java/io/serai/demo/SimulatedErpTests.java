package io.serai.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.Caller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SimulatedErpTests {

	private static final String ORDER = """
			{"source":"shop","reference":"D 1/ä","version":"1","total":"1234567890123456.78","lines":[{"sku":"A"}]}""";

	private final SimulatedErp erp = new SimulatedErp("key-1", Clock.systemUTC());

	private final Moods moods = new Moods(1);

	private final LoopbackServer server = LoopbackServer.start(this.erp, this.moods, Duration.ofSeconds(8), 0);

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void makesTwoDocumentsOfTwoPostsSoThatDoublesCanBeSeen() throws Exception {
		assertThat(send("POST", "/sales-orders", ORDER).statusCode()).isEqualTo(201);
		send("POST", "/sales-orders", ORDER);

		send("POST", "/sales-orders", ORDER.replace("\"shop\"", "\"other-shop\""));
		JsonNode found = json(send("GET", "/sales-orders?source=shop&reference=D%201%2F%C3%A4", ""));

		assertThat(found.path("items")).hasSize(2);
		assertThat(found.path("items").path(0).path("total").asText()).isEqualTo("1234567890123456.78");
	}

	@Test
	void replacesADocumentAndGivesIdsThatADoubleCannotHold() throws Exception {
		JsonNode created = json(send("POST", "/sales-orders", ORDER));

		send("PUT", "/sales-orders/" + created.path("id").asText(), ORDER.replace("\"1\"", "\"2\""));

		assertThat(created.path("id").asText()).isEqualTo("9007199254740993");
		assertThat(state().path("salesOrders")).hasSize(1);
		assertThat(state().path("salesOrders").path(0).path("version").asText()).isEqualTo("2");
	}

	@Test
	void listsWhatChangedPageByPage() throws Exception {
		for (int i = 0; i < 5; i++) {
			send("POST", "/customers", "{\"reference\":\"C%d\"}".formatted(i));
		}

		JsonNode first = json(send("GET", "/customers?changedSince=2020-01-01T00:00:00Z&limit=3", ""));
		JsonNode second = json(send("GET",
				"/customers?changedSince=2020-01-01T00:00:00Z&limit=3&cursor=" + first.path("nextCursor").asText(),
				""));

		assertThat(first.path("items")).hasSize(3);
		assertThat(second.path("items")).hasSize(2);
		assertThat(second.has("nextCursor")).isFalse();
	}

	@Test
	void tellsAnUnknownArticleInsideA200AndKeepsNothing() throws Exception {
		HttpResponse<byte[]> answer = send("POST", "/sales-orders", ORDER.replace("\"A\"", "\"REFUSED-1\""));

		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(json(answer).path("code").asText()).isEqualTo("UNKNOWN_SKU");
		assertThat(state().path("salesOrders")).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(Misbehaviour.class)
	void doesWhatWasAskedOrNotAsItsMisbehaviourSays(Misbehaviour misbehaviour) throws Exception {
		this.moods.rate(misbehaviour, 1);

		if (misbehaviour == Misbehaviour.CUT_BEFORE || misbehaviour == Misbehaviour.CUT_AFTER) {
			assertThatThrownBy(() -> send("POST", "/sales-orders", ORDER)).isInstanceOf(UncheckedIOException.class);
		}
		else if (misbehaviour == Misbehaviour.SILENCE_AFTER) {
			assertThatThrownBy(() -> send("POST", "/sales-orders", ORDER))
				.hasCauseInstanceOf(HttpTimeoutException.class);
		}
		else {
			send("POST", "/sales-orders", ORDER);
		}

		boolean isDone = misbehaviour.isDoneUnseen() || misbehaviour == Misbehaviour.SLOW;
		assertThat(state().path("salesOrders")).hasSize(isDone ? 1 : 0);
	}

	@Test
	void refusesItsFixedKeyOnceWhenTokensAreForgotten() throws Exception {
		this.erp.forgetTokens();

		assertThat(send("GET", "/sales-orders?reference=x", "").statusCode()).isEqualTo(401);
		assertThat(send("GET", "/sales-orders?reference=x", "").statusCode()).isEqualTo(200);
	}

	@Test
	void isDownUntilItIsMended() throws Exception {
		send("POST", "/_control/down", "");
		assertThat(send("POST", "/sales-orders", ORDER).statusCode()).isEqualTo(503);

		send("POST", "/_control/up", "");
		assertThat(send("POST", "/sales-orders", ORDER).statusCode()).isEqualTo(201);
	}

	@Test
	void tellsTheRateOfFaultsThatWasSet() throws Exception {
		assertThat(json(send("POST", "/_control/rates?each=0.05", "")).path("each").asDouble()).isEqualTo(0.05);

		assertThat(json(send("POST", "/_control/rates?each=0", "")).path("each").asDouble()).isZero();
	}

	private JsonNode state() throws Exception {
		return json(send("GET", "/_state", ""));
	}

	private static JsonNode json(HttpResponse<byte[]> answer) throws IOException {
		return Json.MAPPER.readTree(answer.body());
	}

	private HttpResponse<byte[]> send(String method, String path, String body) throws Exception {
		return Caller.sendForBytes(HttpRequest.newBuilder(URI.create(this.server.url() + path))
			.version(HttpClient.Version.HTTP_1_1)
			.timeout(Duration.ofSeconds(4))
			.header("Authorization", "Bearer key-1")
			.method(method, BodyPublishers.ofString(body)));
	}

}
