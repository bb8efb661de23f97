package io.serai.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.canonical.CanonicalJson;
import io.serai.canonical.RecordKind;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.system.call.Call;
import io.serai.system.reading.Page;
import io.serai.system.reading.PollWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * The connector {@code file} against an SFTP server.
 */
class FileOverSftpTests {

	private static final StillClock CLOCK = new StillClock("2026-11-22T06:00:00Z");

	private static final Home HOME = Home.of("file", "canonical-to-system", "canonical-from-system");

	@TempDir
	private Path folder;

	private Path hosts;

	private Path out;

	private SftpServer server;

	@BeforeEach
	void start() throws Exception {
		this.hosts = this.folder.resolve("known_hosts");
		this.out = Files.createDirectories(this.folder.resolve("root/out/stock"));
		this.server = SftpServer.start(this.folder.resolve("root"), this.hosts);
	}

	@AfterEach
	void stop() throws Exception {
		this.server.close();
	}

	@Test
	void writesAndReadsAndPutsAway() throws Exception {
		try (ConnectorBed bed = bed("", SftpServer.PASSWORD, Map.of("stockIn", "out/stock"))) {
			save(bed, "1");
			save(bed, "1");
			assertThat(this.out).isDirectoryContaining("glob:**/erp-SKU0001*-1~*.ndjson");

			Page page = read(bed, null);
			assertThat(page.items()).hasSize(1);
			read(bed, page.next());

			assertThat(this.out.resolve("done")).isDirectoryContaining("glob:**/erp-SKU0001*-1~*.ndjson");
		}
	}

	@Test
	void refusesAStrangerOnEitherSide() throws Exception {
		try (ConnectorBed wrong = bed("", "another", Map.of())) {
			assertThat(refused(wrong)).isEqualTo(FailureClass.UNAUTHORISED);
		}
		Files.writeString(this.hosts, "");
		try (ConnectorBed unknown = bed("", SftpServer.PASSWORD, Map.of())) {
			assertThat(refused(unknown)).isEqualTo(FailureClass.UNAVAILABLE);
		}
	}

	@Test
	void aWrongPasswordIsNotTriedWithEveryFile() throws Exception {
		try (ConnectorBed bed = bed("", "another", Map.of())) {
			for (int minutes : new int[] { 1, 4, 15, 15 }) {
				int before = this.server.passwordsTried();
				assertThat(refused(bed)).isEqualTo(FailureClass.UNAUTHORISED);
				assertThat(this.server.passwordsTried()).isEqualTo(before + 1);

				CLOCK.move(Duration.ofMinutes(minutes).minusSeconds(1));
				assertThat(refused(bed)).isEqualTo(FailureClass.UNAUTHORISED);
				assertThat(this.server.passwordsTried()).as("%d minutes are not over", minutes).isEqualTo(before + 1);
				CLOCK.move(Duration.ofSeconds(1));
			}
		}
	}

	@Test
	void signsInWithAPrivateKey() throws Exception {
		Path open = SftpServer.write(this.server.key(), "", this.folder.resolve("open"));
		Path locked = SftpServer.write(this.server.key(), "a-phrase", this.folder.resolve("locked"));
		Path strange = SftpServer.write(SftpServer.newKey(), "", this.folder.resolve("strange"));
		try (ConnectorBed plain = bed("serai@", "", Map.of("signIn", "none", "privateKey", open.toString()));
				ConnectorBed phrase = bed("", "a-phrase", Map.of("privateKey", locked.toString()));
				ConnectorBed stranger = bed("serai@", "", Map.of("signIn", "none", "privateKey", strange.toString()))) {
			save(plain, "1");
			save(phrase, "2");

			assertThat(this.out).isDirectoryContaining("glob:**/erp-SKU0001*-1~*.ndjson")
				.isDirectoryContaining("glob:**/erp-SKU0001*-2~*.ndjson");
			assertThat(refused(stranger)).isEqualTo(FailureClass.UNAUTHORISED);
		}
	}

	private static FailureClass refused(ConnectorBed bed) {
		return catchThrowableOfType(HubException.class, () -> save(bed, "1")).failure().failureClass();
	}

	private static void save(ConnectorBed bed, String version) throws Exception {
		ObjectNode level = (ObjectNode) CanonicalJson
			.readTree(Files.readAllBytes(Kit.PROJECT.resolve("src/test/resources/kit/stock.json")));
		level.put("version", version);
		bed.systems()
			.get("erp")
			.call("save-stock", new Call(level, Call.inputs(CanonicalJson.read(RecordKind.STOCK, level), null)));
	}

	private static Page read(ConnectorBed bed, String cursor) {
		return Page.read(bed.systems().get("erp"), "changed-stock",
				new PollWindow(CLOCK.instant(), CLOCK.instant(), false), new Page.Start(null, cursor), bed.mappings());
	}

	private ConnectorBed bed(String user, String secret, Map<String, String> options) throws Exception {
		Map<String, String> settings = new HashMap<>(Map.of("erp.connector", "file", "erp.url",
				"sftp://%s127.0.0.1:%d".formatted(user, this.server.port()), "erp.username", "serai", "erp.password",
				secret, "erp.options.signIn", "basic", "erp.options.knownHosts", this.hosts.toString()));
		options.forEach((option, value) -> settings.put("erp.options." + option, value));
		return new ConnectorBed(HOME.folder(), settings, CLOCK);
	}

}
