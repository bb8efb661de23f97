package io.serai.intake;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.HubTest;
import io.serai.ProbeFlow;
import io.serai.canonical.Samples;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

@HubTest
@ExtendWith(OutputCaptureExtension.class)
class LogPrivacyTests {

	private static final List<String> MARKS = List.of("Zaphodia", "+8613987654321", "Markstrasse", "98765.43",
			"mark@example.org", "BuyerMark");

	private final ProbeFlow probe;

	private final Path log;

	@LocalServerPort
	private int port;

	@Autowired
	LogPrivacyTests(ProbeFlow probe, Environment environment) {
		this.probe = probe;
		this.log = Path.of(environment.getRequiredProperty("logging.file.name"));
	}

	@Test
	void writesNothingAboutPeopleOrMoneyToTheLog(CapturedOutput console) throws Exception {
		Shop shop = new Shop(this.port);
		String key = Shop.key();
		ObjectNode wrongSum = marked(key);
		((ObjectNode) wrongSum.get("total")).put("amount", "98765.40");

		assertThat(shop.send(shop.post("/api/v1/orders", marked(key))).status()).isEqualTo(202);
		assertThat(shop.send(shop.post("/api/v1/orders", wrongSum)).status()).isEqualTo(422);
		assertThat(shop.send(shop.post("/api/v1/orders", marked(key) + "Zaphodia")).status()).isEqualTo(400);
		assertThat(shop.send(shop.post("/api/v1/orders", "[" + marked(key) + "," + wrongSum + "]")).status())
			.isEqualTo(207);
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.until(() -> this.probe.arrivals(key).size(), (count) -> count > 0);

		assertThat(Files.readString(this.log)).isNotEmpty().doesNotContain(MARKS);
		assertThat(console.getAll()).doesNotContain(MARKS);
	}

	@Test
	void writesOneLineWhateverAnIdHolds(CapturedOutput console) {
		LoggerFactory.getLogger(LogPrivacyTests.class)
			.atInfo()
			.addKeyValue("business_key", "A-1\r\n2026-01-01 ERROR forged\u2028line\u0085end")
			.log("A record of whoever");

		assertThat(console.getAll()).contains("business_key=A-1 2026-01-01 ERROR forged line end");
	}

	private static ObjectNode marked(String key) {
		ObjectNode order = Samples.orderJson(key, new java.math.BigDecimal("98765.43")).put("buyerNote", "BuyerMark");
		((ObjectNode) order.get("customer")).put("name", "Zaphodia").put("email", "mark@example.org");
		((ObjectNode) order.get("shippingAddress")).put("recipientName", "Zaphodia")
			.put("recipientPhone", "+8613987654321")
			.putArray("streetAddress")
			.add("Markstrasse 1");
		return order;
	}

}
