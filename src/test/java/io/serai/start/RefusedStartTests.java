package io.serai.start;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.serai.process.ChildProcess;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A hub that does not start says why and is gone at once, although threads of the
 * broker's client would stay for a minute.
 */
class RefusedStartTests {

	private static final Path PRODUCT = Path.of(System.getProperty("serai.basedir", ".")).toAbsolutePath();

	@TempDir
	private Path home;

	@Test
	void saysWhichSecretIsMissingAndEnds() throws Exception {
		ChildProcess.copyProduct(PRODUCT, this.home);
		Path terminal = this.home.resolve("terminal.txt");

		try (ChildProcess hub = ChildProcess.hub(terminal, List.of("-Xmx512m", "-XX:TieredStopAtLevel=1"),
				List.of("--serai.home=" + this.home, "--server.port=0", "--serai.systems.erp.connector=rest-erp",
						"--serai.systems.erp.url=http://127.0.0.1:9"))) {
			Awaitility.await()
				.atMost(Duration.ofMinutes(2))
				.until(() -> Files.readString(terminal).contains("did not start"));
			Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> ProcessHandle.of(hub.pid()).isEmpty());
		}

		assertThat(terminal).content()
			.contains("needs 'token'; set it in the environment as SERAI_SYSTEMS_ERP_TOKEN")
			.doesNotContain("\tat ", "UnsatisfiedDependency");
		assertThat(this.home.resolve("data/logs/serai.log")).content().contains("Serai did not start", "BrokenFiles");
	}

}
