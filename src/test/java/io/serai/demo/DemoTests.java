package io.serai.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.serai.process.ChildProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The demo as a new user starts it, with its own simulated systems, broker and database.
 */
class DemoTests {

	private static final Path PRODUCT = Path.of(System.getProperty("serai.basedir", ".")).toAbsolutePath();

	@TempDir
	private Path home;

	@Test
	void provesEveryFlowWithFaultsOnAndEndsWith0() throws Exception {
		ChildProcess.copyProduct(PRODUCT, this.home);

		try (ChildProcess demo = ChildProcess.hub(this.home.resolve("terminal.txt"),
				List.of("-Xmx1g", "-XX:TieredStopAtLevel=1"), List.of("--serai.home=" + this.home, "--server.port=0",
						"--spring.profiles.active=demo", "--verify", "--serai.demo.orders=50"))) {
			assertThat(demo.awaitEnd(Duration.ofMinutes(6))).as(demo.tail()).isZero();
		}

		assertThat(this.home.resolve("terminal.txt")).content().contains("orders to ERP", "customers");
	}

}
