package io.serai.intake;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.HubHome;
import io.serai.HubTest;
import io.serai.ProbeFlow;
import io.serai.canonical.CanonicalJson;
import io.serai.intake.Shop.Answer;
import io.serai.store.FileOutcome;
import io.serai.store.StoreFile;
import io.serai.store.StoreSettings;
import org.apache.camel.CamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Files of stores, over HTTP and from a folder, through a whole hub.
 */
@HubTest
class FilesTests {

	private static final String HEADER = "sku,location,updatedAt,onHand,available\n";

	private final ProbeFlow probe;

	private final HubFiles files;

	private final StoreSettings settings;

	private final Clock clock;

	private final CamelContext camel;

	private final String mark = UUID.randomUUID().toString().substring(0, 8);

	@LocalServerPort
	private int port;

	@TempDir
	private Path folder;

	private Shop shop;

	@Autowired
	FilesTests(ProbeFlow probe, HubFiles files, StoreSettings settings, Clock clock, CamelContext camel) {
		this.probe = probe;
		this.files = files;
		this.settings = settings;
		this.clock = clock;
		this.camel = camel;
		this.shop = new Shop(0);
	}

	@BeforeEach
	void open() {
		this.shop = new Shop(this.port);
	}

	@Test
	void takesAFileThatAStoreUploadsAfterHoursInTheDarkAndTellsTheGap() {
		String csv = HEADER + row("A") + row("B").replace(",5,", ",five,");

		upload("stock?store=s-%s&sequence=1".formatted(this.mark), "text/csv", HEADER + row("A"));
		Answer answer = upload("stock?store=s-%s&sequence=3".formatted(this.mark), "text/csv; charset=utf-8", csv);
		Answer again = upload("stock?store=s-%s&sequence=3".formatted(this.mark), "text/csv; charset=utf-8", csv);

		assertThat(answer.status()).as(answer.text()).isEqualTo(202);
		assertThat(answer.json().get("missing").toString()).isEqualTo("[2]");
		assertThat(answer.json().at("/rows/0/status").textValue()).isEqualTo("accepted");
		assertThat(answer.json().at("/rows/1/row").intValue()).isEqualTo(3);
		assertThat(answer.json().at("/rows/1/errors/0/path").textValue()).isEqualTo("onHand");
		assertThat(again.json().get("status").textValue()).isEqualTo("same");
		arrived("A-" + this.mark + "@S01");
	}

	@Test
	void answersProblemsByNameAndInTheReadersLanguage() {
		String store = "stock?store=t-%s&sequence=1".formatted(this.mark);
		assertThat(upload(store, "text/csv", HEADER + row("A")).status()).isEqualTo(202);

		assertThat(problem(upload(store, "text/csv", HEADER + row("B")))).isEqualTo("409 sequence-taken");
		assertThat(problem(upload("stock?sequence=0", "text/csv", HEADER))).isEqualTo("400 malformed-store");
		assertThat(problem(upload("stock?store=A_B", "text/csv", HEADER))).isEqualTo("400 malformed-store");
		assertThat(problem(upload("stock", "application/json", "{}"))).isEqualTo("415 wrong-file-type");
		assertThat(problem(upload("stock", "text/csv; charset=klingon", HEADER))).isEqualTo("415 wrong-file-type");
		assertThat(problem(upload("stock", "text/csv", "商品,数量\n"))).isEqualTo("422 invalid-header");
		assertThat(problem(upload("approvals", "text/csv", HEADER))).isEqualTo("404 no-such-path");
		Answer gbk = this.shop
			.send(request("stock", "text/csv", (HEADER + row("绿茶")).getBytes(Charset.forName("GB18030")))
				.header("Accept-Language", "zh-CN"));
		assertThat(problem(gbk)).isEqualTo("415 wrong-encoding");
		assertThat(gbk.json().get("detail").textValue()).contains("GB18030");
		Answer invalid = upload("stock", "text/csv", HEADER + "A,S01,now,1,1\n");
		assertThat(problem(invalid)).isEqualTo("422 invalid-batch");
		assertThat(invalid.json().at("/items/0/row").intValue()).isEqualTo(2);
	}

	@Test
	void takesMoreThanABodyButNotMoreThanAFile() {
		String wide = row("W").replace("\n", "," + "x".repeat(60_000) + "\n");
		String csv = "sku,location,updatedAt,onHand,available,raw.note\n" + wide.repeat(100);

		Answer large = upload("stock", "text/csv", csv);
		Answer tooLarge = upload("stock", "text/csv", csv.repeat(4));

		assertThat(large.status()).as(large.text()).isEqualTo(202);
		assertThat(problem(tooLarge)).isEqualTo("413 body-too-large");
	}

	@Test
	void takesWhatIsDroppedIntoAFolderInOrderAndPutsItAway() throws IOException {
		drop("stock-2.csv", HEADER + row("F2") + row("F3").replace(",5,", ",five,"));
		drop("stock-1.csv", HEADER + row("F1"));
		drop("stock-7.csv", "商品,数量\n");
		drop("report.csv", HEADER);
		drop("stock-8.csv.part", HEADER + row("F8"));
		Files.writeString(this.folder.resolve("stock-9.csv"), HEADER + row("F9"));

		watch().look();

		assertThat(this.folder.resolve("stock-8.csv.part")).exists();
		assertThat(this.folder.resolve("stock-9.csv")).as("not left alone long enough").exists();
		assertThat(this.folder.resolve("done/stock-1.csv")).exists();
		assertThat(this.folder.resolve("done/stock-1.csv.errors.json")).doesNotExist();
		assertThat(json("done/stock-2.csv.errors.json").at("/items/0/errors/0/path").textValue()).isEqualTo("onHand");
		assertThat(json("failed/stock-7.csv.errors.json").get("title").textValue()).isEqualTo("表头不合法");
		assertThat(json("failed/report.csv.errors.json").get("type").textValue()).endsWith("malformed-file-name");
		arrived("F1-" + this.mark + "@S01");
		arrived("F2-" + this.mark + "@S01");

		drop("stock-1.csv", HEADER + row("F1"));
		watch().look();
		assertThat(this.folder.resolve("done")).isDirectoryContaining("glob:**/*-stock-1.csv");
	}

	@Test
	void refusesWhatIsTooLargeAndWhatIsALink(@TempDir Path elsewhere) throws IOException {
		Path secret = Files.writeString(elsewhere.resolve("secret.csv"), HEADER + row("L1"));
		drop("stock-1.csv", HEADER + "x".repeat((int) this.settings.maxFile().toBytes()));
		drop("stock-3.csv", HEADER + row("L3"));
		Files.createSymbolicLink(this.folder.resolve("stock-2.csv"), secret);

		// The link is new, and its own age counts.
		watch(Clock.offset(this.clock, Duration.ofMinutes(1))).look();

		assertThat(json("failed/stock-1.csv.errors.json").get("type").textValue()).endsWith("file-too-large");
		assertThat(json("failed/stock-2.csv.errors.json").get("type").textValue()).endsWith("linked-file");
		assertThat(this.folder.resolve("done/stock-3.csv")).exists();
		assertThat(secret).hasContent(HEADER + row("L1"));
	}

	@Test
	void writesNothingWhereALinkLeads(@TempDir Path elsewhere) throws IOException {
		Path target = Files.writeString(elsewhere.resolve("target"), "kept");
		drop("stock-1.csv", "sku,nothing\n");
		Files.createDirectories(this.folder.resolve("done"));
		Files.createDirectories(this.folder.resolve("failed"));
		Files.createSymbolicLink(this.folder.resolve("failed/stock-1.csv.errors.json"), target);

		watch().look();
		assertThat(target).hasContent("kept");

		Files.delete(this.folder.resolve("failed/stock-1.csv.errors.json"));
		Files.delete(this.folder.resolve("failed"));
		Files.createSymbolicLink(this.folder.resolve("failed"), elsewhere);
		watch().look();

		assertThat(elsewhere).isDirectoryNotContaining("glob:**/stock-*");
		assertThat(this.folder.resolve("stock-1.csv")).exists();
	}

	@Test
	void aFaultWithOneFileKeepsNoOtherWaiting(@TempDir Path other) throws IOException {
		drop("stock-1.csv", HEADER + row("X1"));
		drop("stock-2.csv", HEADER + row("X2"));
		Path second = Files.writeString(other.resolve("stock-1.csv"), HEADER + row("X3"));
		Files.setLastModifiedTime(second, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
		List<String> taken = new ArrayList<>();
		HubFiles broken = new HubFiles(null, this.camel) {
			@Override
			FileOutcome take(StoreFile file) {
				taken.add(file.store().charAt(0) + "-" + file.sequence());
				throw new IllegalStateException("a fault of the hub");
			}
		};

		new FolderWatch(environment().withProperty("serai.stores.g-%s.folder".formatted(this.mark), other.toString()),
				broken, this.settings, this.clock)
			.look();

		assertThat(taken).containsExactly("f-1", "f-2", "g-1");
		assertThat(this.folder.resolve("stock-1.csv")).exists();
	}

	@Test
	void doesNotStartWithAStoreWhoseFilesWouldAllBeRefused() {
		MockEnvironment environment = environment().withProperty("serai.stores.S01.folder", this.folder.toString());

		assertThatIllegalStateException()
			.isThrownBy(() -> new FolderWatch(environment, this.files, this.settings, this.clock))
			.withMessageContaining("serai.stores.S01")
			.withMessageContaining("lower-case letters");
	}

	private FolderWatch watch() {
		return watch(this.clock);
	}

	private FolderWatch watch(Clock now) {
		return new FolderWatch(environment(), this.files, this.settings, now);
	}

	private MockEnvironment environment() {
		return new MockEnvironment()
			.withProperty("serai.stores.f-%s.folder".formatted(this.mark), this.folder.toString())
			.withProperty("serai.stores.f-%s.source".formatted(this.mark), "shop")
			.withProperty("serai.stores.f-%s.language".formatted(this.mark), "zh");
	}

	private void drop(String name, String text) throws IOException {
		Path file = this.folder.resolve(name);
		Files.writeString(file, text);
		Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
	}

	private JsonNode json(String file) throws IOException {
		return CanonicalJson.readTree(Files.readAllBytes(this.folder.resolve(file)));
	}

	private void arrived(String key) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(this.probe.arrivals(key)).hasSize(1));
	}

	private String row(String sku) {
		return "%s-%s,S01,2026-11-22T05:00:00Z,5,4\n".formatted(sku, this.mark);
	}

	private Answer upload(String kind, String type, String text) {
		return this.shop.send(request(kind, type, text.getBytes(StandardCharsets.UTF_8)));
	}

	private HttpRequest.Builder request(String kind, String type, byte[] body) {
		return this.shop.request("/api/v1/files/" + kind)
			.header("Content-Type", type)
			.header("X-Api-Key", HubHome.KEY)
			.POST(HttpRequest.BodyPublishers.ofByteArray(body));
	}

	private static String problem(Answer answer) {
		return answer.status() + " " + answer.json().path("type").asText().replace("urn:serai:problem:", "");
	}

}
