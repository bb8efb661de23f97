package io.serai.validate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A mapping is tried at the desk: result on one stream, what is wrong on the other.
 */
class MapCommandTests {

	private static final String MAPPING = "mappings/order-to-tiny/order-to-tiny.jslt";

	private static final String OUT = "mappings/order-to-tiny/samples/plain.out.json";

	private static final String MADE = "{\n  \"key\": \"A-1\",\n  \"total\": \"119.80\"\n}\n";

	@TempDir
	private Path folder;

	private SmallHouse house;

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	@BeforeEach
	void buildHouse() throws IOException {
		this.house = new SmallHouse(this.folder);
	}

	@Test
	void printsTheResultOfASampleByItsName() {
		assertThat(map("order-to-tiny", "plain")).isZero();

		assertThat(this.out).hasToString(MADE);
		assertThat(this.err).hasToString("");
	}

	@Test
	void tellsEveryDifferenceFromTheGoldenSample() throws IOException {
		this.house.write(OUT, "{ \"key\": \"A-2\", \"total\": \"119.8\", \"more\": [] }");

		assertThat(map("order-to-tiny", "plain")).isOne();

		assertThat(this.out).hasToString(MADE);
		assertThat(this.err.toString(StandardCharsets.UTF_8).lines()).containsExactly(
				OUT + ": /key is \"A-1\", the sample says \"A-2\"", OUT + ": /more is not there, the sample says []",
				OUT + ": /total is \"119.80\", the sample says \"119.8\"");
	}

	@Test
	void knowsASampleByItsContent() throws IOException {
		this.house.write("elsewhere.json", "{\"total\":{\"amount\":\"119.80\"},\"note\":\"订单\",\"key\":\"A-1\"}");
		this.house.replace(OUT, "A-1", "A-2");

		assertThat(map("order-to-tiny", this.folder.resolve("elsewhere.json").toString())).isOne();

		assertThat(this.err.toString(StandardCharsets.UTF_8)).contains("/key is \"A-1\"");
	}

	@Test
	void acceptsTheResultAsGoldenSample() throws IOException {
		this.house.delete(OUT);

		assertThat(map("order-to-tiny", "plain")).isOne();
		assertThat(map("order-to-tiny", "plain", "--accept")).isZero();

		assertThat(this.folder.resolve(OUT)).hasContent(MADE);
		assertThat(this.house.problems()).isEmpty();
	}

	@Test
	void acceptsNothingThatBreaksTheSchema() throws IOException {
		this.house.write("mappings/order-to-tiny/order-to-tiny.schema.json",
				"{\"properties\": {\"total\": {\"type\": \"number\"}}, \"required\": [\"currency\"]}");
		this.house.delete(OUT);

		assertThat(map("order-to-tiny", "plain", "--accept")).isOne();

		assertThat(this.out).hasToString(MADE);
		assertThat(this.err.toString(StandardCharsets.UTF_8)).contains("/total: ").contains("currency");
		assertThat(this.folder.resolve(OUT)).doesNotExist();
	}

	@Test
	void tellsWhatKeepsAPolledRecordFromBeingValid() throws IOException {
		this.house.replace("connectors/tiny/connector.yaml", "find-order: { safety: safe }",
				"find-order: { safety: safe, record: order, items: $.items, mapping: order-to-tiny }");

		assertThat(map("order-to-tiny", "plain")).isOne();

		assertThat(this.err.toString(StandardCharsets.UTF_8)).contains("Breaks the shape of the result: lines");
	}

	@Test
	void givesTheMappingItsVariables() throws IOException {
		this.house.write(MAPPING, "{ \"key\" : .key, \"now\" : $now, \"product\" : $product }");
		this.house.write("vars.json", "{\"product\": 7}");
		this.house.write(OUT, "{\"key\": \"A-1\", \"now\": \"2026-11-22T05:05:00Z\", \"product\": 7}");

		assertThat(map("order-to-tiny", "plain", "--vars", this.folder.resolve("vars.json").toString())).isZero();
	}

	@Test
	void triesAMappingWhileAnotherIsBroken() throws IOException {
		this.house.write("mappings/stock-to-tiny/stock-to-tiny.jslt", "{ oops");

		assertThat(map("order-to-tiny", "plain")).isZero();
	}

	@Test
	void saysWhatIsUnknownAndWhatWasProbablyMeant() {
		assertThat(map("order-to-tinny", "plain")).isOne();
		assertThat(map("order-to-tiny", "plane")).isOne();
		assertThat(map("order-to-tiny", "plain", "--var")).isOne();
		assertThat(map("order-to-tiny", "plain", "--vars", "nowhere.json")).isOne();
		assertThat(map("order-to-tiny")).isOne();

		assertThat(this.err.toString(StandardCharsets.UTF_8).lines())
			.satisfiesExactly((line) -> assertThat(line).isEqualTo(
					"there is no mapping 'order-to-tinny'. Did you mean 'order-to-tiny'? There is only order-to-tiny"),
					(line) -> assertThat(line).contains("'plane'", "Did you mean 'plain'?"),
					(line) -> assertThat(line).contains("there is no option '--var'"),
					(line) -> assertThat(line).contains("there is no file 'nowhere.json'"),
					(line) -> assertThat(line).startsWith("Usage: "));
		assertThat(this.out).hasToString("");
	}

	@Test
	void acceptsOnlySamples() throws IOException {
		this.house.write("other.json", "{\"key\": \"B-1\"}");

		assertThat(map("order-to-tiny", this.folder.resolve("other.json").toString(), "--accept")).isOne();

		assertThat(this.err.toString(StandardCharsets.UTF_8)).contains("is no sample of this mapping", "samples/");
		assertThat(Files.exists(this.folder.resolve("other.out.json"))).isFalse();
	}

	private int map(String... arguments) {
		return MapCommand.run(this.folder, List.of(arguments), new PrintStream(this.out, true, StandardCharsets.UTF_8),
				new PrintStream(this.err, true, StandardCharsets.UTF_8));
	}

}
