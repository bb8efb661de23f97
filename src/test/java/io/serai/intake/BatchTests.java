package io.serai.intake;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.HubHome;
import io.serai.HubTest;
import io.serai.ProbeFlow;
import io.serai.canonical.CanonicalJson;
import io.serai.canonical.Samples;
import io.serai.intake.Shop.Answer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@HubTest
class BatchTests {

	private final ProbeFlow probe;

	@LocalServerPort
	private int port;

	private Shop shop;

	@Autowired
	BatchTests(ProbeFlow probe) {
		this.probe = probe;
		this.shop = new Shop(0);
	}

	@BeforeEach
	void open() {
		this.shop = new Shop(this.port);
	}

	@Test
	void storesAWholeArrayAndAnswersPerItem() {
		List<String> keys = IntStream.range(0, 500).mapToObj((i) -> Shop.key()).toList();

		Answer answer = this.shop.send(this.shop.post("/api/v1/orders", array(keys)));

		assertThat(answer.status()).as(answer.text()).isEqualTo(202);
		assertThat(answer.json().get("accepted").intValue()).isEqualTo(500);
		assertThat(answer.json().get("items").findValuesAsText("key")).isEqualTo(keys);
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.untilAsserted(() -> assertThat(keys).allMatch((key) -> this.probe.arrivals(key).size() == 1));
	}

	@Test
	void storesTheValidOnesAndTellsWhatIsWrongWithTheOthers() {
		ArrayNode batch = array(List.of(Shop.key(), Shop.key(), Shop.key()));
		((ObjectNode) batch.get(1)).put("status", "lost").put("source", "shop");
		((ObjectNode) batch.get(2)).put("source", "another-shop");

		Answer answer = this.shop.send(this.shop.post("/api/v1/orders", batch));

		assertThat(answer.status()).isEqualTo(207);
		assertThat(answer.json().get("items").findValuesAsText("status")).containsExactly("accepted", "invalid",
				"invalid");
		assertThat(answer.json().at("/items/1/errors/0/path").textValue()).isEqualTo("status");
		assertThat(answer.json().at("/items/2/errors/0/path").textValue()).isEqualTo("source");
	}

	@Test
	void readsOneRecordALineAndTellsWhichLineIsNotJson() {
		String good = Samples.orderJson(Shop.key()).toString();

		Answer answer = this.shop.send(lines(good + "\n\n{oops\n"));

		assertThat(answer.status()).isEqualTo(207);
		assertThat(answer.json().at("/items/0/status").textValue()).isEqualTo("accepted");
		assertThat(answer.json().at("/items/1/errors/0/message").textValue()).contains("not JSON", "column");
	}

	@Test
	void takesNoLineThatIsNotUtf8ButTheOthers() {
		String key = Shop.key();
		ByteArrayOutputStream mixed = new ByteArrayOutputStream();
		mixed.writeBytes(Samples.orderJson(Shop.key())
			.put("buyerNote", "caf\u00e9")
			.toString()
			.getBytes(StandardCharsets.ISO_8859_1));
		mixed.writeBytes("\r\n\n".getBytes(StandardCharsets.UTF_8));
		mixed.writeBytes(Samples.orderJson(key).put("buyerNote", "绿茶").toString().getBytes(StandardCharsets.UTF_8));

		Answer answer = this.shop.send(lines(HttpRequest.BodyPublishers.ofByteArray(mixed.toByteArray())));

		assertThat(answer.status()).isEqualTo(207);
		assertThat(answer.json().at("/items/0/errors/0/message").textValue()).isEqualTo("this is not UTF-8");
		assertThat(answer.json().at("/items/1/key").textValue()).isEqualTo(key);
		assertThat(answer.json().at("/items/1/status").textValue()).isEqualTo("accepted");
	}

	@Test
	void refusesABatchInWhichNothingIsValid() {
		Answer answer = this.shop.send(this.shop.post("/api/v1/orders", "[{},17,null]"));

		assertThat(answer.status()).isEqualTo(422);
		assertThat(answer.json().get("items")).hasSize(3);
		assertThat(this.shop.send(this.shop.post("/api/v1/orders", "[]")).status()).isEqualTo(422);
	}

	@Test
	void refusesMoreThanFiveHundred() {
		String line = Samples.orderJson(Shop.key()).toString();

		Answer answer = this.shop
			.send(lines(IntStream.range(0, 501).mapToObj((i) -> line).collect(Collectors.joining("\n"))));

		assertThat(answer.status()).isEqualTo(413);
		assertThat(answer.json().get("detail").textValue()).contains("500");
	}

	private HttpRequest.Builder lines(String body) {
		return lines(HttpRequest.BodyPublishers.ofString(body));
	}

	private HttpRequest.Builder lines(HttpRequest.BodyPublisher body) {
		return this.shop.request("/api/v1/orders")
			.header("Content-Type", "application/x-ndjson")
			.header("X-Api-Key", HubHome.KEY)
			.POST(body);
	}

	private static ArrayNode array(List<String> keys) {
		ArrayNode batch = CanonicalJson.mapper().createArrayNode();
		keys.forEach((key) -> batch.add(named(key)));
		return batch;
	}

	private static ObjectNode named(String key) {
		ObjectNode order = Samples.orderJson(key).put("key", key);
		order.remove("orderNumber");
		return order;
	}

}
