package io.serai.validate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ValidateCommandTests {

	@TempDir
	private Path home;

	private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

	@Test
	void endsWith0IfAllIsWell() throws IOException {
		new SmallHouse(this.home);

		assertThat(run(this.home)).isZero();
		assertThat(printed()).isEqualTo("All is well: routes, connectors, mappings and settings.\n");
	}

	@Test
	void endsWith1AndListsEveryProblemWithFileLineAndRemedy() throws IOException {
		SmallHouse house = new SmallHouse(this.home);
		house.replace("routes/order-to-erp.camel.yaml", "system:erp/save-order", "system:erp/save-ordr");
		house.replace("mappings/order-to-tiny/order-to-tiny.jslt", ".total.amount }", ".total.amount");

		assertThat(run(this.home)).isEqualTo(1);
		assertThat(printed()).contains("routes/order-to-erp.camel.yaml:11: ", "Did you mean 'save-order'",
				"mappings/order-to-tiny/order-to-tiny.jslt:", "2 problems.\n");
	}

	@Test
	void endsWith2IfThereIsNothingToCheck() {
		Path nowhere = this.home.resolve("nowhere");

		assertThat(run(nowhere)).isEqualTo(2);
		assertThat(printed()).startsWith("There is no folder " + nowhere);
	}

	private int run(Path folder) {
		return ValidateCommand.run(List.of(folder.toString()),
				new PrintStream(this.printed, true, StandardCharsets.UTF_8));
	}

	private String printed() {
		return this.printed.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
	}

}
