package io.serai.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.Serai;
import io.serai.canonical.CanonicalJson;
import io.serai.database.TestDatabase;
import jakarta.mail.internet.MimeMessage;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole way with systems that do not speak HTTP: a record comes in by a table, a file
 * or SFTP, goes through the hub, and is in the others then.
 */
@SpringBootTest(classes = Serai.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = BesideHttpHub.class)
@DirtiesContext
class BesideHttpTests {

	@BeforeAll
	static void makeTables() {
		for (TestDatabase database : List.of(BesideHttpHub.H2, BesideHttpHub.POSTGRESQL)) {
			for (String table : List.of("order_inbox", "order_outbox")) {
				database.jdbc()
					.execute("CREATE TABLE %s (source VARCHAR(63), record_key VARCHAR(128), version VARCHAR(64), "
						.formatted(table)
							+ "updated_at TIMESTAMP WITH TIME ZONE, record TEXT, PRIMARY KEY (source, record_key))");
			}
		}
	}

	@Test
	void aRowOfEitherDatabaseIsInEverySystemAndIsBroughtUpToDate() throws Exception {
		insert(BesideHttpHub.H2, "H1", "1");
		insert(BesideHttpHub.POSTGRESQL, "P1", "1");
		for (String key : List.of("H1", "P1")) {
			soon().untilAsserted(() -> assertThat(versions(key)).isEqualTo(everywhere("1")));
		}

		update(BesideHttpHub.H2, "H1", "2");
		update(BesideHttpHub.POSTGRESQL, "P1", "2");

		for (String key : List.of("H1", "P1")) {
			soon().untilAsserted(() -> assertThat(versions(key)).isEqualTo(Map.of("H2", List.of("2"), "PostgreSQL",
					List.of("2"), "folder", List.of("1", "2"), "SFTP", List.of("1", "2"))));
		}
	}

	@Test
	void aFileIsInEverySystemAndPutAway() throws Exception {
		Path local = drop(BesideHttpHub.EXCHANGE.resolve("in/orders"), order("F1", "1"));
		Path far = drop(BesideHttpHub.BEHIND_SFTP.resolve("in/orders"), order("S1", "1"));

		for (String key : List.of("F1", "S1")) {
			soon().untilAsserted(() -> assertThat(versions(key)).isEqualTo(everywhere("1")));
		}
		for (Path file : List.of(local, far)) {
			soon().until(() -> Files.exists(file.resolveSibling("done").resolve(file.getFileName())));
			assertThat(file).doesNotExist();
		}
	}

	@Test
	void aLowLevelGoesOutAsAMail() throws Exception {
		ObjectNode level = kit("stock").put("onHand", "3")
			.put("reserved", "0")
			.put("available", "3")
			.put("source", "erp");

		drop(BesideHttpHub.EXCHANGE.resolve("in/stock"), level);

		soon().untilAsserted(() -> assertThat(BesideHttpHub.MAIL.getReceivedMessages()).hasSize(1));
		MimeMessage mail = BesideHttpHub.MAIL.getReceivedMessages()[0];
		assertThat(mail.getSubject()).isEqualTo("库存偏低:SKU0001 @ WH");
		assertThat(mail.getAllRecipients()[0]).hasToString("wang@example.com");
	}

	private static Map<String, List<String>> everywhere(String version) {
		List<String> one = List.of(version);
		return Map.of("H2", one, "PostgreSQL", one, "folder", one, "SFTP", one);
	}

	/** Returns the versions of an order that each system has. */
	private static Map<String, List<String>> versions(String key) {
		return Map.of("H2", inbox(BesideHttpHub.H2, key), "PostgreSQL", inbox(BesideHttpHub.POSTGRESQL, key), "folder",
				files(BesideHttpHub.EXCHANGE, key), "SFTP", files(BesideHttpHub.BEHIND_SFTP, key));
	}

	private static List<String> inbox(TestDatabase database, String key) {
		return database.jdbc().queryForList("SELECT version FROM order_inbox WHERE record_key = ?", String.class, key);
	}

	private static List<String> files(Path folder, String key) {
		Path out = folder.resolve("out/orders");
		if (!Files.isDirectory(out)) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(out)) {
			return files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.startsWith("shop-%s-".formatted(key)) && name.endsWith(".ndjson"))
				.map((name) -> name.replaceAll(".*-|\\.ndjson", ""))
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	private static void insert(TestDatabase database, String key, String version) throws IOException {
		database.jdbc()
			.update("INSERT INTO order_outbox VALUES ('shop', ?, ?, ?, ?)", key, version,
					Instant.now().atOffset(ZoneOffset.UTC), order(key, version).toString());
	}

	private static void update(TestDatabase database, String key, String version) throws IOException {
		database.jdbc()
			.update("UPDATE order_outbox SET version = ?, updated_at = ?, record = ? WHERE record_key = ?", version,
					Instant.now().atOffset(ZoneOffset.UTC), order(key, version).toString(), key);
	}

	private static Path drop(Path folder, ObjectNode record) throws IOException {
		Files.createDirectories(folder);
		Path part = folder.resolve("1.ndjson.part");
		Files.writeString(part, record + "\n");
		return Files.move(part, folder.resolve("1.ndjson"));
	}

	private static ObjectNode order(String key, String version) throws IOException {
		return kit("order").put("key", key).put("version", version);
	}

	private static ObjectNode kit(String kind) throws IOException {
		return (ObjectNode) CanonicalJson
			.readTree(Files.readString(Kit.PROJECT.resolve("src/test/resources/kit/%s.json".formatted(kind)))
				.getBytes(StandardCharsets.UTF_8));
	}

	private static ConditionFactory soon() {
		return Awaitility.await().atMost(Duration.ofSeconds(30));
	}

}
