package io.serai.system;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.UUID;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.system.outside.SystemStatus;
import io.serai.system.outside.Systems;
import org.apache.camel.CamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

@ConnectorTest
@TestPropertySource(properties = { "serai.system.breaker.calls=3", "serai.system.breaker.rest=300ms" })
class BreakerTests {

	private static final int PORT = freePort();

	@Autowired
	private CamelContext camel;

	@Autowired
	private Systems systems;

	@DynamicPropertySource
	static void system(DynamicPropertyRegistry registry) {
		registry.add("serai.systems.erp.connector", () -> "rest-erp");
		registry.add("serai.systems.erp.url", () -> "http://localhost:" + PORT);
		registry.add("serai.systems.erp.token", () -> UUID.randomUUID().toString());
	}

	@Test
	void leavesASystemAloneThatIsDownAndFindsByItselfThatItIsBack() {
		Flow flow = new Flow(this.camel);
		for (int i = 0; i < 3; i++) {
			Failure failure = flow.fail("system:erp/save-order", Samples.order(Samples.key(), "1"));
			assertThat(failure.failureClass()).isEqualTo(FailureClass.UNAVAILABLE);
			assertThat(failure.maybeWritten()).isFalse();
		}

		Failure failure = flow.fail("system:erp/save-order", Samples.order(Samples.key(), "1"));

		assertThat(failure.code()).isEqualTo("breaker");
		assertThat(failure.retryAfter()).isEqualTo(Duration.ofMillis(300));
		assertThat(this.systems.all().getFirst().health()).isEqualTo(SystemStatus.Health.DOWN);
		WireMockServer back = new WireMockServer(WireMockConfiguration.options().port(PORT));
		back.start();
		back.stubFor(post("/sales-orders").willReturn(okJson("{\"id\": 1}")));
		Awaitility.await()
			.until(() -> flow.send("system:erp/save-order", Samples.order(Samples.key(), "1")).getException() == null);
		assertThat(this.systems.all().getFirst().health()).isEqualTo(SystemStatus.Health.UP);
		back.stop();
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
