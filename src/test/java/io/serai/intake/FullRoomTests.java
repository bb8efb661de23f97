package io.serai.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;

import io.serai.HubHome;
import io.serai.HubTest;
import io.serai.access.ApiClients;
import io.serai.access.BodyRefusedException;
import io.serai.access.BodyRoom;
import io.serai.canonical.Samples;
import io.serai.intake.Shop.Answer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

@HubTest
class FullRoomTests {

	private static final int ROOM = (int) DataSize.ofMegabytes(24).toBytes();

	private final BodyRoom room;

	private final ApiClients clients;

	@LocalServerPort
	private int port;

	private Shop shop;

	@Autowired
	FullRoomTests(BodyRoom room, ApiClients clients) {
		this.room = room;
		this.clients = clients;
		this.shop = new Shop(0);
	}

	@BeforeEach
	void open() {
		this.shop = new Shop(this.port);
	}

	@Test
	void asksToSendAgainWhileOtherBodiesFillTheRoom() throws IOException {
		String order = Samples.orderJson(Shop.key()).toString();

		Answer refused;
		try (BodyRoom.Place others = this.room.open()) {
			others.proved();
			others.read(new ByteArrayInputStream(new byte[ROOM]), ROOM, ROOM);
			refused = this.shop.send(this.shop.post("/api/v1/orders", order));
		}

		assertThat(refused.status()).isEqualTo(503);
		assertThat(refused.header("Retry-After")).isEqualTo("5");
		assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
		assertThat(refused.json().get("type").textValue()).isEqualTo("urn:serai:problem:too-busy");
		assertThat(this.shop.send(this.shop.post("/api/v1/orders", order)).status()).isEqualTo(202);
	}

	@Test
	void keepsNoRoomForARequestThatIsOver() {
		this.clients.create("hasty", "shop", Set.of("order"), 100);
		String key = "X-Api-Key: " + HubHome.KEY;
		String now = String.valueOf(java.time.Instant.now().getEpochSecond());
		String signed = "X-Client: hasty\r\nwebhook-id: 1\r\nwebhook-timestamp: " + now
				+ "\r\nwebhook-signature: v1,forged";

		for (String path : new String[] { "/api/v1/orders", "/api/v1/files/orders", "/hooks/shop" }) {
			for (String caller : new String[] { key, signed }) {
				hangUp(path, caller, 1_000_000, 500_000);
				hangUp(path, caller, 50_000, 50_000);
			}
		}

		Awaitility.await().atMost(Duration.ofSeconds(10)).until(this::isEmpty);
	}

	private boolean isEmpty() throws IOException {
		try (BodyRoom.Place one = this.room.open(); BodyRoom.Place rest = this.room.open()) {
			one.proved();
			rest.proved();
			one.read(new ByteArrayInputStream(new byte[1]), 1, 1);
			rest.read(new ByteArrayInputStream(new byte[ROOM - 1]), ROOM - 1, ROOM);
			return true;
		}
		catch (BodyRefusedException ex) {
			return false;
		}
	}

	private void hangUp(String path, String caller, int announced, int sent) {
		try (Socket socket = new Socket("localhost", this.port); OutputStream out = socket.getOutputStream()) {
			out.write(
					"POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: %d\r\n%s\r\n\r\n"
						.formatted(path, announced, caller)
						.getBytes(StandardCharsets.US_ASCII));
			out.write(new byte[sent]);
			out.flush();
		}
		catch (IOException ex) {
			// It has been refused before all was sent.
		}
	}

}
