package io.serai.start;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The launcher of a distribution, with folders that look like a JDK to it and only say
 * their name.
 */
class LauncherTests {

	private static final Path LAUNCHER = Path.of(System.getProperty("serai.basedir", ".")).resolve("serai");

	@TempDir
	private Path home;

	@BeforeEach
	void unpack() throws IOException {
		Files.copy(LAUNCHER, this.home.resolve("serai"));
		Files.createFile(this.home.resolve("serai.jar"));
	}

	@Test
	void prefers25ToWhatIsNewer() throws Exception {
		Told told = serai(Map.of("JAVA_HOME", jdk(25).toString()), jdk(26), "run", "--server.port=1");

		assertThat(told.exitCode()).as(told.text()).isZero();
		assertThat(told.text()).contains("Java 25 runs", "-jar " + this.home.resolve("serai.jar"), "--server.port=1");
	}

	@Test
	void findsANewerOneIfTheUsualJavaIsTooOld() throws Exception {
		Told told = serai(Map.of("JAVA_HOME", jdk(17).toString()), jdk(99), "run");

		assertThat(told.text()).as("a real one of this machine may come first")
			.containsAnyOf("Java 99 runs", "corrupt jarfile")
			.doesNotContain("Java 17 runs");
	}

	@Test
	void saysWhatToInstallIfTheOneThatWasAskedForIsTooOld() throws Exception {
		Path old = jdk(17);

		Told told = serai(Map.of("SERAI_JAVA_HOME", old.toString()), old, "run");

		assertThat(told.exitCode()).isEqualTo(1);
		assertThat(told.text()).contains("SERAI_JAVA_HOME=%s is not a JDK 21 or newer (found: 17)".formatted(old))
			.doesNotContain("runs");
	}

	@ParameterizedTest
	@ValueSource(strings = { "demo", "run", "test", "validate", "map", "test-flow", "new", "bench" })
	void explainsEachCommandWithoutAnyJava(String command) throws Exception {
		Told told = serai(Map.of("SERAI_JAVA_HOME", this.home.toString()), this.home, command, "--help");

		assertThat(told.exitCode()).isZero();
		assertThat(told.text()).startsWith("Usage: ./serai " + command);
	}

	@Test
	void refusesAnotherCommand() throws Exception {
		Told told = serai(Map.of(), this.home, "strat");

		assertThat(told.exitCode()).isEqualTo(1);
		assertThat(told.text()).contains("Usage: ./serai COMMAND", "no command 'strat'");
	}

	private Path jdk(int release) throws IOException {
		Path folder = this.home.resolve("jdk-" + release);
		Path java = folder.resolve("bin/java");
		Files.createDirectories(java.getParent());
		Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"%d.0.1\"%n".formatted(release));
		Files.writeString(java, "#!/bin/sh\necho \"Java %d runs: $*\"\n".formatted(release));
		assertThat(java.toFile().setExecutable(true)).isTrue();
		return folder;
	}

	/** Runs the launcher where {@code java} is that of a folder. */
	private Told serai(Map<String, String> environment, Path jdk, String... arguments) throws Exception {
		List<String> command = new ArrayList<>(List.of("sh", this.home.resolve("serai").toString()));
		command.addAll(List.of(arguments));
		Path told = this.home.resolve("told.txt");
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(told.toFile());
		builder.environment().remove("JAVA_HOME");
		builder.environment().remove("SERAI_JAVA_OPTS");
		builder.environment().merge("PATH", jdk.resolve("bin").toString(), (path, first) -> first + ":" + path);
		builder.environment().putAll(environment);
		Process process = builder.start();
		assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("the launcher ends").isTrue();
		return new Told(process.exitValue(), Files.readString(told, StandardCharsets.UTF_8));
	}

	private record Told(int exitCode, String text) {
	}

}
