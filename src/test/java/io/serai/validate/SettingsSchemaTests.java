package io.serai.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The schemas that editors use are those of the code, and every shipped file names its
 * own.
 */
class SettingsSchemaTests {

	private static final Path FILE = SmallHouse.PRODUCT.resolve("src/main/resources/schema/settings.schema.json");

	private static final Path MADE = SmallHouse.PRODUCT.resolve("target/settings.schema.json");

	@Test
	void theSchemaOfTheSettingsIsThatOfTheRecords() throws IOException {
		String made = Sample.pretty(SettingsSchema.generate());
		Files.createDirectories(MADE.getParent());
		Files.writeString(MADE, made);

		JsonNode shipped = Files.exists(FILE) ? new ObjectMapper().readTree(FILE.toFile()) : null;
		assertThat(shipped).as("A setting has changed. Copy %s to %s", MADE, FILE)
			.isEqualTo(new ObjectMapper().readTree(made));
	}

	@Test
	void theDefaultsFitTheSchema() throws IOException {
		Problems problems = new Problems();
		YamlText defaults = YamlText.read(SmallHouse.PRODUCT,
				SmallHouse.PRODUCT.resolve("src/main/resources/application.yaml"), problems);

		SchemaCheck.settings("there").check(defaults, defaults.root(), "", "");

		assertThat(problems.sorted()).isEmpty();
	}

	@Test
	void everyConnectorFitsItsSchemaAndFindsIt() throws IOException {
		SchemaCheck schema = SchemaCheck.connector();
		for (Path folder : Folders.foldersIn(SmallHouse.PRODUCT.resolve("connectors"))) {
			Path file = folder.resolve("connector.yaml");
			Problems problems = new Problems();
			YamlText text = YamlText.read(SmallHouse.PRODUCT, file, problems);

			schema.check(text, text.root(), "", "");

			assertThat(problems.sorted()).isEmpty();
			assertThat(schemaNamedBy(file)).isRegularFile();
		}
	}

	@Test
	void theSettingsOfTheDistributionNameTheirSchema() throws IOException {
		Path file = SmallHouse.PRODUCT.resolve("src/main/distribution/config/application.yaml");

		assertThat(Files.readString(file)).startsWith("# yaml-language-server: $schema=../schema/settings.schema.json");
		assertThat(SmallHouse.PRODUCT.resolve("schema/settings.schema.json")).isRegularFile();
	}

	/** Without the line, editors know nothing; a wrong one misleads them. */
	private static Path schemaNamedBy(Path file) throws IOException {
		String first = Files.readString(file).lines().findFirst().orElse("");
		assertThat(first).as("the first line of %s", file).startsWith("# yaml-language-server: $schema=");
		return file.getParent().resolve(first.replaceFirst(".*=", "")).normalize();
	}

}
