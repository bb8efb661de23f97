package io.serai.intake;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.serai.HubHome;
import io.serai.HubTest;
import io.serai.access.ApiClients;
import io.serai.access.ClientSecrets;
import io.serai.canonical.Samples;
import io.serai.intake.Shop.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@HubTest
class CallerTests {

	private static final String ORDERS = "/api/v1/orders";

	private final ApiClients clients;

	@LocalServerPort
	private int port;

	private Shop shop;

	@Autowired
	CallerTests(ApiClients clients) {
		this.clients = clients;
		this.shop = new Shop(0);
	}

	@BeforeEach
	void open() {
		this.shop = new Shop(this.port);
	}

	@Test
	void keepsStrangersOutWithAProblem() {
		for (String key : new String[] { "", "wrong", HubHome.KEY + "x" }) {
			Answer answer = this.shop.send(this.shop.request(ORDERS)
				.header("Content-Type", "application/json")
				.header("X-Api-Key", key)
				.POST(HttpRequest.BodyPublishers.ofString("{}")));

			assertThat(answer.status()).isEqualTo(401);
			assertThat(answer.header("www-authenticate")).contains("Bearer");
			assertThat(answer.json().get("type").textValue()).isEqualTo("urn:serai:problem:unknown-caller");
			assertThat(answer.http().headers().firstValue("set-cookie")).isEmpty();
		}
		assertThat(this.shop.send(this.shop.request("/api/v1/orders/shop/1")).status()).isEqualTo(401);
	}

	@Test
	void takesTheKeyAsBearerTokenToo() {
		HttpRequest.Builder request = json(ORDERS, Samples.orderJson(Shop.key()).toString()).header("Authorization",
				"Bearer " + HubHome.KEY);

		assertThat(this.shop.send(request).status()).isEqualTo(202);
	}

	@Test
	void letsNobodyWriteOrReadForAnotherSource() {
		Answer write = this.shop
			.send(this.shop.post(ORDERS, Samples.orderJson(Shop.key()).put("source", "another-shop")));
		Answer read = this.shop.send(this.shop.get("/api/v1/orders/another-shop/1"));

		assertThat(write.status()).isEqualTo(403);
		assertThat(write.json().get("detail").textValue()).contains("'shop'");
		assertThat(read.status()).isEqualTo(403);
	}

	@Test
	void letsNobodyWriteAKindThatIsNotAllowed() {
		String key = this.clients.create("stock-only", "shop", Set.of("stock"), 100).key();

		Answer answer = this.shop.send(json(ORDERS, Samples.orderJson(Shop.key()).toString()).header("X-Api-Key", key));

		assertThat(answer.status()).isEqualTo(403);
		assertThat(answer.json().get("type").textValue()).isEqualTo("urn:serai:problem:other-kind");
	}

	@Test
	void slowsDownWhoSendsTooMuch() {
		String key = this.clients.create("slow", "shop", Set.of("order"), 1).key();

		Answer last = this.shop.send(json(ORDERS, "{}").header("X-Api-Key", key));
		for (int i = 0; i < 20 && last.status() != 429; i++) {
			last = this.shop.send(json(ORDERS, "{}").header("X-Api-Key", key));
		}

		assertThat(last.status()).isEqualTo(429);
		assertThat(last.header("retry-after")).isEqualTo("1");
		assertThat(last.json().get("detail").textValue()).contains("1 requests a second");
	}

	@Test
	void keepsADisabledClientOut() {
		String key = this.clients.create("leaver", "shop", Set.of("order"), 100).key();

		this.clients.enable("leaver", false);

		assertThat(this.shop.send(json(ORDERS, "{}").header("X-Api-Key", key)).status()).isEqualTo(401);
	}

	@Test
	void takesASignedRequestOnceAndWithinFiveMinutes() throws Exception {
		ClientSecrets secrets = this.clients.create("signer", "shop", Set.of("order"), 100);
		String body = Samples.orderJson(Shop.key()).toString();
		Instant now = Instant.now();

		assertThat(this.shop.send(signed(secrets, "m-1", now, body, body)).status()).isEqualTo(202);
		assertThat(problemOf(signed(secrets, "m-1", now, body, body))).isEqualTo("urn:serai:problem:replayed");
		assertThat(problemOf(signed(secrets, "m-2", now.minusSeconds(400), body, body)))
			.isEqualTo("urn:serai:problem:wrong-time");
		assertThat(problemOf(signed(secrets, "m-3", now, body, body.replace("124.80", "0.80"))))
			.isEqualTo("urn:serai:problem:wrong-signature");
		assertThat(this.shop.send(signed(secrets, "m-1", now.plusSeconds(1), body, body)).status()).isEqualTo(202);
		assertThat(problemOf(signed(secrets, "m-4", now, body, body).setHeader("X-Client", "nobody")))
			.as("does not tell whether there is such a client")
			.isEqualTo("urn:serai:problem:wrong-signature");
	}

	/** What is signed names no door, so what was taken at one counts at no other. */
	@Test
	void takesASignedRequestOnceOverAllDoors() throws Exception {
		ClientSecrets secrets = this.clients.create("signer-of-all", "shop", Set.of("order", "stock"), 100);
		String body = Samples.orderJson(Shop.key()).toString();
		HttpRequest.Builder request = signed(secrets, "m-1", Instant.now(), body, body).setHeader("X-Client",
				"signer-of-all");
		assertThat(this.shop.send(request).status()).isEqualTo(202);

		for (String door : new String[] { "/api/v1/stock", "/api/v1/files/orders?store=s01", "/api/v1/nowhere",
				ORDERS + "/shop/1" }) {
			assertThat(problemOf(request.uri(this.shop.request(door).build().uri()))).as(door)
				.isEqualTo("urn:serai:problem:replayed");
		}
	}

	private String problemOf(HttpRequest.Builder request) {
		Answer answer = this.shop.send(request);
		assertThat(answer.status()).isEqualTo(401);
		return answer.json().get("type").textValue();
	}

	private HttpRequest.Builder signed(ClientSecrets secrets, String id, Instant at, String signedBody, String body)
			throws Exception {
		Mac mac = Mac.getInstance("HmacSHA256");
		mac.init(new SecretKeySpec(Base64.getDecoder().decode(secrets.signingSecret().substring("whsec_".length())),
				"HmacSHA256"));
		String signed = id + "." + at.getEpochSecond() + "." + signedBody;
		String signature = Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
		return json(ORDERS, body).header("X-Client", "signer")
			.header("webhook-id", id)
			.header("webhook-timestamp", String.valueOf(at.getEpochSecond()))
			.header("webhook-signature", "v1," + signature);
	}

	private HttpRequest.Builder json(String path, String body) {
		return this.shop.request(path)
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body));
	}

}
