package io.serai.delivery;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class BrokerAwayTests {

	/** Whoever starts the hub waits for its answer. */
	@Test
	@Timeout(value = 12, unit = TimeUnit.SECONDS)
	void saysInSecondsThatItsBrokerCannotBeReached() throws IOException {
		int closed = closedPort();

		assertThatIllegalStateException()
			.isThrownBy(() -> new Broker(at("tcp://127.0.0.1:" + closed + "?useEpoll=true")))
			.withMessageContaining("the broker at 'tcp://127.0.0.1:%d' cannot be reached".formatted(closed));
	}

	private static BrokerSettings at(String url) {
		return new BrokerSettings(url, "", "", Path.of("unused"), Duration.ZERO, Duration.ofSeconds(10), 1);
	}

	private static int closedPort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}
