package io.serai.start;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A start that fails is told in plain words, and before the database is touched if the
 * place is not free.
 */
class StartTests {

	@TempDir
	private Path folder;

	@Test
	void refusesAPortThatIsTakenAndNamesTheSetting() throws IOException {
		try (ServerSocket taken = new ServerSocket(0)) {
			assertThatExceptionOfType(StartRefusedException.class).isThrownBy(() -> check(taken.getLocalPort()))
				.withMessageContaining("port " + taken.getLocalPort())
				.satisfies((ex) -> assertThat(ex.remedy()).contains("server.port", "SERVER_PORT"));
		}

		check(0);
	}

	@Test
	void refusesAFolderThatCannotBeMadeAndLeavesTheLogOut() throws IOException {
		Files.createFile(this.folder.resolve("data"));

		assertThatExceptionOfType(StartRefusedException.class).isThrownBy(() -> check(0))
			.withMessageContaining(this.folder.resolve("data").toString())
			.withMessageContaining("cannot be written to");
		assertThat(logFile(this.folder.resolve("data/logs/serai.log"))).isEmpty();
		assertThat(logFile(this.folder.resolve("logs/serai.log"))).endsWith("serai.log");
	}

	@Test
	void refusesAFolderWhoseJournalAnotherHubHolds() throws IOException {
		Path journal = Files.createDirectories(this.folder.resolve("data/broker/journal"));

		try (FileChannel file = FileChannel.open(journal.resolve("serverlock.1"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE); FileLock held = file.lock()) {
			assertThat(held.isValid()).isTrue();
			assertThatExceptionOfType(StartRefusedException.class).isThrownBy(() -> check(0))
				.withMessageContaining("Another hub is running with the data in " + this.folder.resolve("data"));
		}

		check(0);
	}

	@Test
	void refusesToStartWithABrokerThatNobodyListensFor() throws IOException {
		try (ServerSocket listening = new ServerSocket(0)) {
			int closed;
			try (ServerSocket gone = new ServerSocket(0)) {
				closed = gone.getLocalPort();
			}

			assertThatExceptionOfType(StartRefusedException.class)
				.isThrownBy(() -> BrokerReach.check("tcp://127.0.0.1:%d?sslEnabled=true".formatted(closed)))
				.withMessageContaining("127.0.0.1:" + closed + " (ConnectException)");
			BrokerReach
				.check("(tcp://127.0.0.1:%d,tcp://127.0.0.1:%d)?ha=true".formatted(closed, listening.getLocalPort()));
			BrokerReach.check("vm://0");
			BrokerReach.check("");
		}
	}

	@Test
	void tellsTheSentenceOfTheHubAndNotWhatSpringWrapsAroundIt() {
		IllegalStateException ours = new IllegalStateException("the broker cannot be reached; see that it runs",
				new IOException("refused"));

		FailureAnalysis told = words().analyze(new BeanCreationException("shortWay", "Unsatisfied dependency", ours));

		assertThat(told).isNotNull();
		assertThat(told.getDescription()).isEqualTo("the broker cannot be reached; see that it runs (refused)");
	}

	@Test
	void tellsADatabaseThatIsUsedOrAway() {
		assertThat(words().analyze(new IllegalStateException(null, new SQLException("locked", "90020", 90020))))
			.satisfies((told) -> assertThat(told.getDescription())
				.isEqualTo("Another program uses the database jdbc:h2:file:/x."));
		assertThat(words().analyze(new IllegalStateException(null, new SQLException("refused", "08001"))))
			.satisfies((told) -> assertThat(told.getDescription())
				.isEqualTo("The database jdbc:h2:file:/x cannot be reached: refused"));
	}

	@Test
	void reportsWithoutAStack() {
		ByteArrayOutputStream out = new ByteArrayOutputStream();

		new FailureReport(new PrintStream(out, true, StandardCharsets.UTF_8))
			.report(new UnknownFailure().analyze(new IllegalStateException("outer", new IOException("disk is gone"))));

		assertThat(out.toString(StandardCharsets.UTF_8)).contains("Serai did not start.", "IOException: disk is gone")
			.doesNotContain("\tat ", "outer");
	}

	@Test
	void welcomesWithTheAddressOfTheConsole() {
		assertThat(Greeting.welcome(new MockEnvironment().withProperty("local.server.port", "8090")))
			.contains("http://localhost:8090/console");
	}

	private void check(int port) {
		GenericApplicationContext context = new GenericApplicationContext();
		context.getEnvironment()
			.getPropertySources()
			.addFirst(new MapPropertySource("test", Map.of("server.port", port, "serai.broker.directory",
					this.folder.resolve("data/broker").toString())));
		new PlaceCheck().initialize(context);
	}

	private static String logFile(Path file) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.addFirst(new MapPropertySource("test", Map.of("logging.file.name", file.toString())));
		new LogFolder().postProcessEnvironment(environment, new SpringApplication());
		return environment.getRequiredProperty("logging.file.name");
	}

	private static PlainWords words() {
		return new PlainWords(
				new MockEnvironment().withProperty("serai.database.url", "jdbc:h2:file:/x;WRITE_DELAY=0"));
	}

}
