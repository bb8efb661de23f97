package io.serai.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.serai.reconcile.Repair;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AuditWordsTests {

	private static final Path PRODUCT = Path.of(System.getProperty("serai.basedir", "."));

	private static final Pattern DEED = Pattern.compile("(?:deeds\\.note|audit\\.record)\\(\\w+,([^;]{0,60})");

	private static final Pattern NAME = Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\"");

	@Test
	void thePageOfTheAuditHasWordsForEveryDeed() throws IOException {
		Set<String> deeds = new TreeSet<>();
		for (String module : new String[] { "access", "console" }) {
			try (Stream<Path> files = Files.list(PRODUCT.resolve("src/main/java/io/serai/" + module))) {
				for (Path file : files.filter((path) -> path.toString().endsWith(".java")).toList()) {
					DEED.matcher(Files.readString(file))
						.results()
						.forEach((call) -> NAME.matcher(call.group(1))
							.results()
							.forEach((name) -> deeds.add(name.group(1))));
				}
			}
		}
		Stream.of(LetterDeed.values()).forEach((deed) -> deeds.add(deed.key() + "-dead-letters"));
		Stream.of(Repair.values()).forEach((repair) -> deeds.add("reconcile-" + repair.wireName()));
		assertThat(deeds).contains("pause-flow", "create-user", "start-backfill", "try-backfill");

		Properties words = new Properties();
		try (var reader = Files.newBufferedReader(PRODUCT.resolve("src/main/resources/messages.properties"))) {
			words.load(reader);
		}
		assertThat(deeds).as("a deed needs words: audit.what.<deed> in messages*.properties")
			.allSatisfy((deed) -> assertThat(words).containsKey("audit.what." + deed));
	}

}
