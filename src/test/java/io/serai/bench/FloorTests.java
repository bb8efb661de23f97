package io.serai.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.serai.bench.Contender.Round;
import io.serai.process.ChildProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FloorTests {

	private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("serai.bench.seconds", 2));

	@TempDir
	private Path folder;

	@Test
	void takesEveryOrderOfTheLoadToTheSink() throws Exception {
		int port = ChildProcess.freePort();
		try (Sink sink = Sink.start(); ChildProcess process = start(port, sink)) {
			process.awaitReady("http://127.0.0.1:" + port + "/", Duration.ofSeconds(30));
			Contender floor = new Contender("floor", process, new Load(port, ""));

			Round round = floor.round(8, TIME, sink);

			System.out.println(round);
			assertThat(round.figures().refused()).isZero();
			assertThat(round.figures().arrived()).isPositive();
			assertThat(round.figures().endToEnd()[0]).isGreaterThanOrEqualTo(round.figures().acceptance()[0] / 2);
			assertThat(round.cpu()).isPositive();
		}
	}

	@Test
	void findsTheNumberOfAnOrderAgain() {
		byte[] order = OrderText.of(7);

		OrderText.renumber(order, 123_456);

		assertThat(OrderText.number(order)).isEqualTo(123_456);
		assertThat(OrderText.number("{\"reference\":\"BENCH-000000042\"}".getBytes(StandardCharsets.UTF_8)))
			.isEqualTo(42);
		assertThat(OrderText.number(new byte[0])).isEqualTo(-1);
	}

	private ChildProcess start(int port, Sink sink) {
		return ChildProcess.program(Floor.class, this.folder.resolve("log"), List.of("-Xmx512m"),
				List.of(Integer.toString(port), sink.url(), this.folder.resolve("data").toString()));
	}

}
