package io.serai.intake;

import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.serai.HubTest;
import io.serai.ProbeFlow;
import io.serai.canonical.Order;
import io.serai.canonical.Samples;
import io.serai.intake.Shop.Answer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@HubTest
class DoorTests {

	private final ProbeFlow probe;

	private final MeterRegistry meters;

	@LocalServerPort
	private int port;

	private Shop shop;

	@Autowired
	DoorTests(ProbeFlow probe, MeterRegistry meters) {
		this.probe = probe;
		this.meters = meters;
		this.shop = new Shop(0);
	}

	@BeforeEach
	void open() {
		this.shop = new Shop(this.port);
	}

	/** Asking goes through all of Spring's filters, handing in does not. */
	@Test
	void theShortWayGuardsAndCountsItsAnswersAsTheLongWayDoes() {
		String key = Shop.key();
		Answer shortWay = this.shop.send(this.shop.post("/api/v1/orders", Samples.orderJson(key)));
		Answer longWay = this.shop.send(this.shop.get("/api/v1/order/shop/" + Shop.key()));

		for (String name : List.of("x-content-type-options", "x-frame-options")) {
			assertThat(shortWay.header(name)).as(name).isNotEmpty().isEqualTo(longWay.header(name));
		}
		assertThat(List.of(shortWay.header("cache-control"), longWay.header("cache-control")))
			.allSatisfy((told) -> assertThat(told).contains("no-store"));
		assertThat(shortWay.status()).isEqualTo(202);
		assertThat(longWay.status()).isEqualTo(404);
		Awaitility.await().untilAsserted(() -> assertThat(tags("GET")).isNotEmpty().isEqualTo(tags("POST")));
	}

	private Set<Set<String>> tags(String method) {
		return this.meters.find("http.server.requests")
			.tag("method", method)
			.timers()
			.stream()
			.map((timer) -> timer.getId().getTags().stream().map(Tag::getKey).collect(Collectors.toSet()))
			.collect(Collectors.toSet());
	}

	@Test
	void letsNobodyKeepOrFrameItsAnswers() {
		Answer accepted = this.shop.send(this.shop.post("/api/v1/orders", Samples.orderJson(Shop.key())));
		Answer refused = this.shop.send(this.shop.post("/api/v1/orders", Samples.orderJson(Shop.key()).put("key", "")));

		assertThat(List.of(accepted, refused)).allSatisfy((answer) -> {
			assertThat(answer.header("cache-control")).contains("no-store");
			assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
			assertThat(answer.header("x-frame-options")).isEqualTo("DENY");
			assertThat(answer.header("content-security-policy")).contains("frame-ancestors 'none'");
		});
	}

	@Test
	void acceptsAnOrderAndTellsWhereItIs() {
		String key = Shop.key();

		Answer answer = this.shop.send(this.shop.post("/api/v1/orders", Samples.orderJson(key)));

		assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
		assertThat(answer.json().get("key").textValue()).isEqualTo(key);
		assertThat(answer.json().get("version").textValue()).isEqualTo("2026-11-22T05:07:50Z");
		String location = answer.json().get("location").textValue();
		Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
			Answer where = this.shop.send(this.shop.get(location));
			assertThat(where.status()).as(where.toString()).isEqualTo(200);
			assertThat(where.json().get("deliveries").findValuesAsText("flow")).contains("order-to-probe");
		});
	}

	@Test
	void bringsMoneyIdsAndTextThroughUnchanged() {
		String key = "9007199254740993-张三-🍵/" + Shop.key();
		ObjectNode json = Samples.orderJson(key, new BigDecimal("1234567890123456.78"));

		Answer answer = this.shop.send(this.shop.post("/api/v1/orders", json));

		assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
		Order arrived = (Order) arrivals(key).getFirst().record();
		assertThat(arrived.key()).isEqualTo(key);
		assertThat(arrived.total().amount().toPlainString()).isEqualTo("1234567890123456.78");
		assertThat(arrived.customer().name()).isEqualTo("张三");
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.untilAsserted(
					() -> assertThat(this.shop.send(this.shop.get(answer.json().get("location").textValue())).status())
						.isEqualTo(200));
	}

	@ParameterizedTest
	@CsvSource({ "/api/v1/stock,stock-level.json", "/api/v1/customers,customer.json" })
	void acceptsStockAndCustomers(String path, String file) {
		ObjectNode json = Samples.json(file).put("source", "shop").put("key", Shop.key());
		json.remove("externalId");

		Answer answer = this.shop.send(this.shop.post(path, json));

		assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
		assertThat(arrivals(json.get("key").textValue())).hasSize(1);
	}

	@Test
	void fillsInTheCallersOwnSource() {
		ObjectNode json = Samples.orderJson(Shop.key());
		json.remove("source");

		Answer answer = this.shop.send(this.shop.post("/api/v1/orders", json));

		assertThat(answer.json().get("source").textValue()).isEqualTo("shop");
	}

	@Test
	void letsNoCallerHeaderIn() {
		String key = Shop.key();

		Answer answer = this.shop.send(this.shop.post("/api/v1/orders", Samples.orderJson(key))
			.header("HubReplay", "forged")
			.header("HubFlow", "order-to-somewhere-else")
			.header("HubMessageId", "forged")
			.header("JMSMessageID", "forged")
			.header("CamelHttpResponseCode", "299")
			.header("X-Mark", "forged"));

		assertThat(answer.status()).isEqualTo(202);
		assertThat(answer.http().headers().map().keySet()).doesNotContain("x-api-key", "hubreplay", "hubflow",
				"hubmessageid", "jmsmessageid", "x-mark", "kind");
		assertThat(answer.toString()).doesNotContain("forged");
		assertThat(arrivals(key).getFirst().headers().toString()).doesNotContain("forged", "order-to-somewhere-else")
			.doesNotContainIgnoringCase("x-api-key");
	}

	@Test
	void tellsEveryViolationAtOnce() {
		ObjectNode json = Samples.orderJson(Shop.key()).put("currency", "YUAN");
		((ObjectNode) json.get("lines").get(0)).put("quantity", "-2");
		((ObjectNode) json.get("total")).put("amount", 124.80);

		Answer answer = this.shop.send(this.shop.post("/api/v1/orders", json));

		assertThat(answer.status()).isEqualTo(422);
		assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
		assertThat(answer.json().get("type").textValue()).isEqualTo("urn:serai:problem:invalid-record");
		assertThat(answer.json().get("errors").findValuesAsText("path")).containsExactly("currency",
				"lines[0].quantity", "total.amount");
	}

	@Test
	void speaksChineseToWhoeverAsksForIt() {
		ObjectNode json = Samples.orderJson(Shop.key());
		((ObjectNode) json.get("total")).put("amount", "1.00");

		Answer answer = this.shop
			.send(this.shop.post("/api/v1/orders", json).header("Accept-Language", "zh-CN,zh;q=0.9"));

		assertThat(answer.json().get("title").textValue()).isEqualTo("单据不合法");
		assertThat(answer.json().at("/errors/0/message").textValue()).contains("合计为 124.80", "总额为 1.00");
	}

	@ParameterizedTest
	@CsvSource({ "/api/v1/shipments,shipment.json", "/api/v1/refunds,refund.json" })
	void takesShipmentsAndRefundsIn(String path, String file) {
		String key = Shop.key();

		Answer answer = this.shop.send(this.shop.post(path, Samples.json(file).put("key", key).put("source", "shop")));

		assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
		assertThat(answer.json().get("location").textValue()).isEqualTo(path + "/shop/" + key);
		assertThat(arrivals(key)).singleElement()
			.satisfies((arrival) -> assertThat(arrival.record().kind().plural()).isEqualTo(path.substring(8)));
	}

	@Test
	void saysWhereMalformedJsonStops() {
		Answer answer = this.shop.send(this.shop.post("/api/v1/orders", "{\n  \"key\": nonsense\n}"));

		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.json().get("detail").textValue()).contains("line 2", "column");
	}

	@ParameterizedTest
	@CsvSource({ "text/plain,,415", "application/x-www-form-urlencoded,,415", "application/json;charset=gbk,,415",
			"application/json,gzip,415", "application/json;charset=UTF-8,,202",
			"application/vnd.shop+json,identity,202" })
	void takesJsonInUtf8Only(String type, String coding, int status) {
		HttpRequest.Builder request = this.shop.request("/api/v1/orders")
			.header("Content-Type", type)
			.header("X-Api-Key", io.serai.HubHome.KEY)
			.POST(HttpRequest.BodyPublishers.ofString(Samples.orderJson(Shop.key()).toString()));
		if (coding != null) {
			request.header("Content-Encoding", coding);
		}

		assertThat(this.shop.send(request).status()).isEqualTo(status);
	}

	@Test
	void refusesABodyThatIsTooLargeWhetherOrNotItSaysSo() {
		byte[] large = Samples.orderJson(Shop.key())
			.put("buyerNote", "x".repeat(5 * 1024 * 1024))
			.toString()
			.getBytes(StandardCharsets.UTF_8);

		Answer told = this.shop.send(this.shop.post("/api/v1/orders", large));
		Answer chunked = this.shop.send(
				this.shop.post("/api/v1/orders", large).POST(HttpRequest.BodyPublishers.ofByteArrays(List.of(large))));

		assertThat(told.status()).isEqualTo(413);
		assertThat(chunked.status()).isEqualTo(413);
		assertThat(chunked.header("content-type")).isEqualTo("application/problem+json");
	}

	@ParameterizedTest
	@CsvSource({ "GET,/api/v1/orders,405", "PUT,/api/v1/orders,405", "POST,/api/v1/approvals,404", "GET,/api/v2/x,404",
			"GET,/api/v1/orders/shop/no-such-key,404", "GET,/api/v1/refunds/shop/1,404",
			"POST,/api/v1/order-statuses,404", "GET,/api/v1/order-statuses/shop/1,404" })
	void tellsUnknownPathsAndMethodsAsProblems(String method, String path, int status) {
		Answer answer = this.shop.send(this.shop.get(path)
			.header("Content-Type", "application/json")
			.method(method, HttpRequest.BodyPublishers.ofString("{}")));

		assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
		assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
		assertThat(answer.json().get("status").intValue()).isEqualTo(status);
	}

	@Test
	void storesTheSamePushTwiceAsOneRecord() {
		String key = Shop.key();

		for (int i = 0; i < 3; i++) {
			assertThat(this.shop.send(this.shop.post("/api/v1/orders", Samples.orderJson(key))).status())
				.isEqualTo(202);
		}
		String later = Shop.key();
		this.shop.send(this.shop.post("/api/v1/orders", Samples.orderJson(later)));

		assertThat(arrivals(later)).hasSize(1);
		assertThat(arrivals(key)).hasSize(1);
	}

	@Test
	void answersTheSameIdempotencyKeyAgainForTheSameBodyOnly() {
		String key = Shop.key();

		assertThat(idempotent(key, Samples.orderJson(key)).status()).isEqualTo(202);
		assertThat(idempotent(key, Samples.orderJson(key)).status()).isEqualTo(202);
		assertThat(idempotent(key, Samples.orderJson(Shop.key())).status()).isEqualTo(422);
	}

	private Answer idempotent(String idempotencyKey, ObjectNode json) {
		return this.shop.send(this.shop.post("/api/v1/orders", json).header("Idempotency-Key", idempotencyKey));
	}

	private List<ProbeFlow.Arrival> arrivals(String key) {
		return Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.until(() -> this.probe.arrivals(key), (arrivals) -> !arrivals.isEmpty());
	}

}
