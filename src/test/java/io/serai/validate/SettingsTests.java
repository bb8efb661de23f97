package io.serai.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every setting stands in {@code application.yaml} with its default and a comment; a
 * wrong setting of an installation is told with its remedy.
 */
class SettingsTests {

	private static final Path DEFAULTS = SmallHouse.PRODUCT.resolve("src/main/resources/application.yaml");

	@TempDir
	private Path folder;

	private SmallHouse house;

	@BeforeEach
	void buildHouse() throws IOException {
		this.house = new SmallHouse(this.folder);
	}

	@Test
	void everySettingStandsInApplicationYaml() throws IOException {
		Set<String> settings = new SettingNames().all();
		List<String> documented = documented();

		assertThat(settings).filteredOn((name) -> !name.startsWith("serai.demo."))
			.filteredOn((name) -> documented.stream().noneMatch((other) -> isOrHolds(name, other)))
			.as("Add each with its default and a comment to src/main/resources/application.yaml")
			.isEmpty();
	}

	@Test
	void everythingInApplicationYamlIsASetting() throws IOException {
		SettingNames names = new SettingNames();

		assertThat(documented()).filteredOn((name) -> name.startsWith("serai."))
			.filteredOn((name) -> !names.knows(name))
			.as("No code reads these; delete them, or correct the name")
			.isEmpty();
	}

	@Test
	void theSettingsFileOfTheDistributionHasNoProblem() throws IOException {
		this.house.write("config/application.yaml",
				Files.readString(SmallHouse.PRODUCT.resolve("src/main/distribution/config/application.yaml")));

		assertThat(this.house.problems()).isEmpty();
	}

	@Test
	void theExamplesInTheSettingsFileOfTheDistributionHaveNoProblem() throws IOException {
		String file = Files.readString(SmallHouse.PRODUCT.resolve("src/main/distribution/config/application.yaml"));

		this.house.write("config/application.yaml",
				file.replaceAll("(?m)^#(?! )", "").replaceAll("(?m)^#( {2,}\\w+:)", "$1").replace("rest-erp", "tiny"));

		assertThat(this.house.problems()).isEmpty();
		assertThat(new Settings(this.folder, true).connectorBySystem()).containsEntry("erp", "tiny");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					# old           | new                      | what is told and how to mend it
					connector: tiny | connector: tiiny         | there is no connector 'tiiny'. Did you mean 'tiny'?
					connector: tiny | password: abc            | a secret stands in the file. Move it to the environment as SERAI_SYSTEMS_ERP_PASSWORD
					connector: tiny | credentials.corpCode: abc | a secret stands in the file. Move it to the environment as SERAI_SYSTEMS_ERP_CREDENTIALS_CORPCODE
					systems:        | messagestore.kep-bodies: | Did you mean serai.messagestore.keep-bodies? Otherwise delete it
					connector: tiny | connector: tiny, options: { x: 1 } | the connector has no option 'x'. Delete it
					systems:        | delivery: { workers: many }, systems: | application.yaml:2: does not fit the shape of the settings
					systems:        | delivery: { batch-time: soon }, systems: | application.yaml:2: does not fit the shape of the settings
					systems:        | systems: oops            | is not YAML
					""")
	void tellsWhatIsWrongWithTheSettings(String old, String with, String told) throws IOException {
		this.house.replace("config/application.yaml", old,
				with.replace(", options", "\n      options").replace(", systems", "\n  systems"));

		assertThat(this.house.problems()).anySatisfy((problem) -> assertThat(problem.toString()).contains(told));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					server.prot: 8090    | there is no setting 'server.prot'; it does nothing. Did you mean server.port? Otherwise
					sever.port: 8090     | there is no setting 'sever.port'; it does nothing. Did you mean server.port? Otherwise
					spring.mian.x: 1     | there is no setting 'spring.mian.x'; it does nothing. Did you mean spring.main? Otherwise
					""")
	void notesASettingOfALibraryThatDoesNotExist(String line, String told) throws IOException {
		this.house.replace("config/application.yaml", "serai:", line + "\nserai:");

		assertThat(this.house.problems()).isEmpty();
		assertThat(this.house.notes()).singleElement()
			.satisfies((note) -> assertThat(note.toString()).startsWith("config/application.yaml:1: " + told));
	}

	@Test
	void everySettingOfALibraryInApplicationYamlIsKnown() throws IOException {
		SettingNames names = new SettingNames();

		assertThat(documented()).filteredOn(names::isStrange).isEmpty();
	}

	@Test
	void suggestsTheSectionIfOnlyThatIsWrong() throws IOException {
		SettingNames names = new SettingNames();

		assertThat(names.nearest("serai.delivry.x")).contains("serai.delivery");
		assertThat(names.nearest("serai.delivry.jitter")).contains("serai.delivery.jitter");
		assertThat(names.nearest("serai.delivery.quux")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "erp.example.com", "erp.example.com:8080", "localhost:8080", "https://", "\"\"" })
	void refusesAnAddressThatIsNone(String url) throws IOException {
		this.house.replace("config/application.yaml", "https://erp.example.com", url);

		assertThat(this.house.problems()).singleElement()
			.satisfies((problem) -> assertThat(problem.toString())
				.startsWith("config/application.yaml:5: the url of the system 'erp' "));
	}

	@Test
	void notesAMissingCredentialByItsVariable() throws IOException {
		this.house.replace("connectors/tiny/connector.yaml", "recipe: none", "recipe: bearer");

		assertThat(this.house.problems()).isEmpty();
		assertThat(this.house.notes()).singleElement()
			.satisfies((note) -> assertThat(note.what()).contains("needs SERAI_SYSTEMS_ERP_TOKEN, which is not set"));
	}

	@Test
	void missesAnOptionThatHasNoDefault() throws IOException {
		this.house.replace("connectors/tiny/connector.yaml", "operations:",
				"options: { company: { description: Which company } }\noperations:");

		assertThat(this.house.problems()).singleElement()
			.hasToString("config/application.yaml:3: the option 'company' is missing. "
					+ "Set options.company: Which company");
	}

	@Test
	void tellsAnOptionWithWhichTheConnectorIsWrong() throws IOException {
		this.house.replace("connectors/tiny/connector.yaml", "operations:",
				"options: { signInAs: { description: How to sign in, default: none } }\noperations:");
		this.house.replace("connectors/tiny/connector.yaml", "recipe: none", "recipe: \"{signInAs}\"");
		assertThat(this.house.problems()).isEmpty();

		this.house.replace("config/application.yaml", "connector: tiny",
				"connector: tiny\n      options: { signInAs: knocking }");

		assertThat(this.house.problems()).isNotEmpty()
			.allSatisfy((problem) -> assertThat(problem.toString()).startsWith("config/application.yaml:5")
				.contains("with these options", "connector.yaml:4: signIn.recipe: 'knocking'"));
	}

	private static boolean isOrHolds(String setting, String documented) {
		String plain = documented.replaceAll("\\[\\d+]", "");
		return plain.equals(setting) || plain.startsWith(setting + ".");
	}

	private static List<String> documented() throws IOException {
		PropertySource<?> source = new YamlPropertySourceLoader().load("defaults", new FileSystemResource(DEFAULTS))
			.getFirst();
		return List.of(((EnumerablePropertySource<?>) source).getPropertyNames());
	}

}
