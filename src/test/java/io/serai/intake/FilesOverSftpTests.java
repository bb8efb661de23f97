package io.serai.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.HubTest;
import io.serai.ProbeFlow;
import io.serai.canonical.CanonicalJson;
import io.serai.store.StoreGaps;
import io.serai.store.StoreSettings;
import io.serai.system.SftpServer;
import io.serai.system.StillClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Files of stores that come to an SFTP server, through a whole hub.
 */
@HubTest
class FilesOverSftpTests {

	private static final String HEADER = "sku,location,updatedAt,onHand,available\n";

	private final StillClock clock = new StillClock("2026-11-22T06:00:00Z");

	private final String mark = UUID.randomUUID().toString().substring(0, 8);

	private final String store = "q-" + this.mark;

	private final ProbeFlow probe;

	private final HubFiles files;

	private final StoreSettings settings;

	private final StoreGaps gaps;

	@TempDir
	private Path disk;

	private Path hosts;

	private Path folder;

	private SftpServer server;

	@Autowired
	FilesOverSftpTests(ProbeFlow probe, HubFiles files, StoreSettings settings, StoreGaps gaps) {
		this.probe = probe;
		this.files = files;
		this.settings = settings;
		this.gaps = gaps;
	}

	@BeforeEach
	void start() throws Exception {
		this.hosts = this.disk.resolve("known_hosts");
		this.folder = Files.createDirectories(this.disk.resolve("root/in"));
		this.server = SftpServer.start(this.disk.resolve("root"), this.hosts);
	}

	@AfterEach
	void stop() throws Exception {
		this.server.close();
	}

	@Test
	void takesEachFileOnceTellsBadRowsAndTheGapAndPutsItAway() throws IOException {
		drop("stock-3.csv", HEADER + row("A3") + row("B3").replace(",5,", ",five,"));
		drop("stock-1.csv", HEADER + row("A1"));
		drop("report.csv", HEADER);
		drop("stock-4.csv.part", HEADER + row("A4"));
		FolderWatch watch = watch(withPassword());

		watch.look();
		assertThat(this.folder.resolve("stock-1.csv")).as("seen for the first time").exists();
		settle();
		watch.look();

		assertThat(this.folder.resolve("done/stock-1.csv")).hasContent(HEADER + row("A1"));
		assertThat(this.folder.resolve("done/stock-1.csv.errors.json")).doesNotExist();
		assertThat(json("done/stock-3.csv.errors.json").at("/items/0/errors/0/path").textValue()).isEqualTo("onHand");
		assertThat(json("failed/report.csv.errors.json").get("type").textValue()).endsWith("malformed-file-name");
		assertThat(this.folder).isDirectoryNotContaining("glob:**.csv");
		assertThat(this.folder.resolve("stock-4.csv.part")).exists();
		assertThat(this.gaps.open()).filteredOn((gap) -> gap.store().equals("shop/" + this.store))
			.singleElement()
			.satisfies((gap) -> assertThat(gap.numbers()).isEqualTo("2"));
		arrived("A1");
		arrived("A3");

		drop("stock-1.csv", HEADER + row("A1"));
		drop("stock-2.csv", HEADER + row("A2"));
		watch.look();
		settle();
		watch.look();

		assertThat(this.folder.resolve("done")).isDirectoryContaining("glob:**/*-stock-1.csv");
		assertThat(this.gaps.open()).noneMatch((gap) -> gap.store().equals("shop/" + this.store));
		arrived("A2");
		arrived("A1");
	}

	@Test
	void leavesAFileThatStillGrows() throws IOException {
		drop("stock-1.csv", HEADER);
		FolderWatch watch = watch(withPassword());
		watch.look();
		settle();
		drop("stock-1.csv", HEADER + row("G1"));

		watch.look();

		assertThat(this.folder.resolve("stock-1.csv")).exists();
		settle();
		watch.look();
		assertThat(this.folder.resolve("done/stock-1.csv")).hasContent(HEADER + row("G1"));
	}

	@Test
	void speaksToNoServerThatIsNotKnownAndComesBackAfterAWhile() throws Exception {
		drop("stock-1.csv", HEADER + row("K1"));
		String known = Files.readString(this.hosts);
		Files.writeString(this.hosts, "");
		Path key = SftpServer.write(this.server.key(), "", this.disk.resolve("key"));
		FolderWatch watch = watch(Map.of("private-key", key.toString()));
		watch.look();
		settle();
		Files.writeString(this.hosts, known);
		watch.look();
		assertThat(this.folder.resolve("stock-1.csv")).exists();

		this.clock.move(Duration.ofMinutes(1));
		watch.look();
		settle();
		watch.look();

		assertThat(this.folder.resolve("done/stock-1.csv")).exists();
		arrived("K1");
	}

	@Test
	void comesBackAfterAQuarterOfAnHourWithAPasswordThatWasRefused() {
		FolderWatch watch = watch(Map.of("password", "another"));
		watch.look();
		assertThat(this.server.passwordsTried()).isOne();

		this.clock.move(Duration.ofMinutes(15).minusSeconds(1));
		watch.look();
		assertThat(this.server.passwordsTried()).as("no more before the quarter of an hour is over").isOne();

		this.clock.move(Duration.ofSeconds(1));
		watch.look();
		assertThat(this.server.passwordsTried()).isEqualTo(2);
	}

	@Test
	void takesNothingThatIsALinkOrWhoseFolderIsOne() throws IOException {
		Path secret = Files.writeString(this.disk.resolve("root/secret.csv"), HEADER + row("L1"));
		Files.createSymbolicLink(this.folder.resolve("stock-1.csv"), secret);
		Path elsewhere = Files.createDirectories(this.disk.resolve("root/elsewhere"));
		Files.createSymbolicLink(this.folder.resolve("done"), elsewhere);
		drop("stock-2.csv", HEADER + row("L2"));
		FolderWatch watch = watch(withPassword());

		watch.look();
		settle();
		watch.look();

		assertThat(json("failed/stock-1.csv.errors.json").get("type").textValue()).endsWith("linked-file");
		assertThat(secret).hasContent(HEADER + row("L1"));
		assertThat(elsewhere).isEmptyDirectory();
		assertThat(this.folder.resolve("stock-2.csv")).exists();
	}

	@ParameterizedTest
	@CsvSource({ "sftp://127.0.0.1/in, hosts, a-secret, without a password",
			"sftp://serai:a-secret@127.0.0.1/in, hosts, '', without a password",
			"sftp://serai@127.0.0.1/in, '', a-secret, known-hosts", "sftp://serai@127.0.0.1/in, hosts, '', _PASSWORD" })
	void doesNotStartWithWhatCouldNeverBeRead(String url, String hosts, String password, String told) {
		MockEnvironment environment = environment(Map.of("folder", url, "known-hosts", hosts, "password", password));

		assertThatIllegalStateException()
			.isThrownBy(() -> new FolderWatch(environment, this.files, this.settings, this.clock))
			.withMessageContaining("serai.stores." + this.store)
			.withMessageContaining(told);
	}

	private static Map<String, String> withPassword() {
		return Map.of("password", SftpServer.PASSWORD);
	}

	private FolderWatch watch(Map<String, String> signIn) {
		MockEnvironment environment = environment(
				Map.of("folder", "sftp://serai@127.0.0.1:%d/in".formatted(this.server.port()), "known-hosts",
						this.hosts.toString(), "source", "shop"));
		signIn
			.forEach((name, value) -> environment.setProperty("serai.stores.%s.%s".formatted(this.store, name), value));
		return new FolderWatch(environment, this.files, this.settings, this.clock);
	}

	private MockEnvironment environment(Map<String, String> settings) {
		MockEnvironment environment = new MockEnvironment();
		settings
			.forEach((name, value) -> environment.setProperty("serai.stores.%s.%s".formatted(this.store, name), value));
		return environment;
	}

	private void settle() {
		this.clock.move(this.settings.settled());
	}

	private void drop(String name, String text) throws IOException {
		Files.writeString(this.folder.resolve(name), text);
	}

	private JsonNode json(String file) throws IOException {
		return CanonicalJson.readTree(Files.readAllBytes(this.folder.resolve(file)));
	}

	private void arrived(String sku) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(this.probe.arrivals("%s-%s@S01".formatted(sku, this.mark))).hasSize(1));
	}

	private String row(String sku) {
		return "%s-%s,S01,2026-11-22T05:00:00Z,5,4\n".formatted(sku, this.mark);
	}

}
