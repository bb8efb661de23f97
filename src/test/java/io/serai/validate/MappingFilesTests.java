package io.serai.validate;

import java.io.IOException;
import java.nio.file.Path;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every mapping of the product makes of its golden samples what they say; every
 * convention catches its breach.
 */
class MappingFilesTests {

	private static final String MAPPING = "mappings/order-to-tiny/order-to-tiny.jslt";

	private static final String IN = "mappings/order-to-tiny/samples/plain.in.json";

	private static final String OUT = "mappings/order-to-tiny/samples/plain.out.json";

	@TempDir
	private Path folder;

	private SmallHouse house;

	@BeforeEach
	void buildHouse() throws IOException {
		this.house = new SmallHouse(this.folder);
	}

	@Test
	void everyMappingOfTheProductKeepsItsGoldenSamples() throws IOException {
		assertThat(SmallHouse.problemsOfProduct("mappings")).isEmpty();
	}

	@Test
	void tellsWhereAMappingMakesSomethingElse() throws IOException {
		this.house.replace(OUT, "119.80", "119.8");

		assertThat(this.house.problems()).singleElement()
			.hasToString(OUT + ":1: the mapping makes something else: /total is \"119.80\", the sample says \"119.8\". "
					+ "Correct the mapping, or the sample if this is what is wanted");
	}

	@Test
	void tellsTheLineOfASyntaxError() throws IOException {
		this.house.write(MAPPING, "{\n  \"key\" : :\n}\n");

		assertThat(this.house.problems()).singleElement().satisfies((problem) -> {
			assertThat(problem.file()).isEqualTo(MAPPING);
			assertThat(problem.line()).isEqualTo(2);
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{ "key" : ((.key } | :1: '}' is not expected here; look at it and at what stands before it. Mend it
			{ "key" : .key     | :1: the text ends too early; a bracket, a quote or a value is missing. Mend it
			{ "key" : @ }      | :1: "@" (64) belongs nowhere in JSLT; text stands in double quotes. Mend it
			""")
	void saysInPlainWordsWhatIsWrongWithTheText(String mapping, String told) throws IOException {
		this.house.write(MAPPING, mapping);

		assertThat(this.house.problems()).singleElement()
			.satisfies((problem) -> assertThat(problem.toString()).startsWith(MAPPING + told));
	}

	@Test
	void tellsEveryFaultOfCodesMappingsAndSamplesAtOnce() throws IOException {
		this.house.write("codes/sku.csv", "system,ours,theirs\ntiny,A-1\n");
		this.house.write("mappings/order-to-big/order-to-big.jslt", "{ \"key\" : : }");
		this.house.write("mappings/order-to-wide/order-to-wide.jslt", "{ \"key\" : (.key }");
		this.house.replace(OUT, "119.80", "119.8");

		assertThat(this.house.problems()).extracting(Problem::file)
			.containsExactly("codes/sku.csv", "mappings/order-to-big/order-to-big.jslt", OUT,
					"mappings/order-to-wide/order-to-wide.jslt");
	}

	@Test
	void notesACodeOfASystemThatNobodyConfigured() throws IOException {
		this.house.write("codes/sku.csv", "system,ours,theirs\nerp,A-1,T-1\nepr,A-2,T-2\n");

		assertThat(this.house.notes()).singleElement()
			.satisfies((note) -> assertThat(note.toString())
				.startsWith("codes/sku.csv:3: the code is of the system 'epr', which is not in the settings."));
	}

	@Test
	void namesAFolderWithoutALine() throws IOException {
		this.house.delete(IN);
		this.house.delete(OUT);

		assertThat(this.house.problems()).singleElement()
			.satisfies(
					(problem) -> assertThat(problem.toString()).startsWith("mappings/order-to-tiny/: the mapping has"));
	}

	@Test
	void missesTheGoldenSample() throws IOException {
		this.house.delete(IN);

		assertThat(this.house.problems()).extracting(Problem::what)
			.containsExactly("the mapping has no golden sample", "belongs to no sample");
	}

	@Test
	void missesWhatASampleMustBecome() throws IOException {
		this.house.delete(OUT);

		assertThat(this.house.problems()).extracting(Problem::what)
			.containsExactly("the sample says not what it must become");
	}

	@Test
	void missesWhatComesInOfASample() throws IOException {
		this.house.write("mappings/order-to-tiny/samples/other.out.json", "{}");
		this.house.write("mappings/order-to-tiny/samples/plain.var.json", "{}");

		assertThat(this.house.problems()).extracting(Problem::what).containsOnly("belongs to no sample").hasSize(2);
	}

	@Test
	void notesAMappingThatNothingUses() throws IOException {
		this.house.replace("connectors/tiny/connector.yaml", ", mapping: order-to-tiny", "");

		assertThat(Validation.notes(this.folder)).extracting(Problem::what)
			.containsExactly("no connector or flow uses the mapping");
		assertThat(this.house.problems()).isEmpty();
	}

	@Test
	void refusesASampleThatIsNotJson() throws IOException {
		this.house.write(IN, "{ oops");

		assertThat(this.house.problems()).extracting(Problem::file).containsExactly(IN);
	}

	@Test
	void givesAMappingItsVariables() throws IOException {
		this.house.write(MAPPING, "{ \"key\" : .key, \"total\" : .total.amount, \"product\" : $product.id }\n");
		this.house.write("mappings/order-to-tiny/samples/plain.vars.json", "{ \"product\": { \"id\": 7 } }");
		this.house.write(OUT, "{ \"key\": \"A-1\", \"total\": \"119.80\", \"product\": 7 }");

		assertThat(this.house.problems()).isEmpty();
	}

	@Test
	void translatesTheCodesOfASampleByTheFilesAndTellsTheLineOfABrokenOne() throws IOException {
		this.house.write("codes/sku.csv", "system,ours,theirs\ntiny,A-1,T-1\n");
		this.house.write(MAPPING, "{ \"key\" : code(\"sku\", \"tiny\", .key), \"total\" : .total.amount }\n");
		this.house.write(OUT, "{ \"key\": \"T-1\", \"total\": \"119.80\" }");
		assertThat(this.house.problems()).isEmpty();

		this.house.write("codes/sku.csv", "system,ours,theirs\ntiny,B-1,T-1\n");
		assertThat(this.house.problems()).extracting(Problem::what)
			.singleElement(as(InstanceOfAssertFactories.STRING))
			.contains("code table sku: 'A-1' has no code in tiny");
		this.house.write("codes/sku.csv", "system,ours,theirs\ntiny,A-1\n");
		assertThat(this.house.problems()).singleElement().satisfies((problem) -> {
			assertThat(problem.file()).isEqualTo("codes/sku.csv");
			assertThat(problem.line()).isEqualTo(2);
		});
	}

	@Test
	void refusesANameThatSaysNoDirection() throws IOException {
		this.house.write("mappings/orders/orders.jslt", "{ \"key\" : .key }");
		this.house.write("mappings/orders/samples/a.in.json", "{ \"key\" : 1 }");
		this.house.write("mappings/orders/samples/a.out.json", "{ \"key\" : 1 }");

		assertThat(this.house.problems()).extracting(Problem::what).containsExactly("is not the name of a mapping");
	}

}
