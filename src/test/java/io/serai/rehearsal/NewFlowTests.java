package io.serai.rehearsal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.serai.Serai;
import io.serai.validate.NewCommand;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code ./serai new flow} makes, {@code ./serai test-flow} plays right away.
 */
class NewFlowTests {

	private static final Path PRODUCT = Path.of(System.getProperty("serai.basedir", ".")).toAbsolutePath().normalize();

	@TempDir
	private Path home;

	private final ByteArrayOutputStream told = new ByteArrayOutputStream();

	@BeforeEach
	void copyTheProduct() throws IOException {
		for (String part : List.of("routes", "connectors", "mappings", "codes")) {
			FileSystemUtils.copyRecursively(PRODUCT.resolve(part), this.home.resolve(part));
		}
		Path settings = this.home.resolve("routes/tests/settings.yaml");
		Files.writeString(settings,
				Files.readString(settings)
					.replace("  approval:",
							"    mini: { connector: mini, url: \"${stand-in}/mini\", token: test }\n  approval:"));
	}

	@Test
	void eachNewFlowHasAFirstCaseThatPasses() throws IOException {
		Files.delete(this.home.resolve("routes/customer-from-erp.camel.yaml"));
		Files.delete(this.home.resolve("routes/tests/customer-from-erp.yaml"));
		make("connector", "mini", "--record", "customer", "--kind", "crm");
		List<String> flows = List.of("order-from-pos", "stock-from-pos", "customer-from-pos", "shipment-from-pos",
				"refund-from-pos", "approval-from-pos", "order-status-from-pos", "order-to-pos", "stock-to-pos",
				"customer-to-pos", "shipment-to-pos", "refund-to-pos", "customer-from-erp", "customer-to-mini");
		flows.forEach((flow) -> make("flow", flow));

		List<String> failed = new ArrayList<>();
		List<FlowTest> cases = Rehearsal.tests(this.home).stream().filter((one) -> flows.contains(one.flow())).toList();
		try (Rehearsal rehearsal = Rehearsal.start(Serai.class, this.home, Map.of())) {
			cases.forEach((one) -> rehearsal.play(one).forEach((problem) -> failed.add(one + ": " + problem)));
		}

		assertThat(failed).isEmpty();
		assertThat(cases).extracting(FlowTest::flow).containsExactlyInAnyOrderElementsOf(flows);
		assertThat(cases).filteredOn((one) -> one.flow().equals("customer-from-erp"))
			.singleElement()
			.satisfies((one) -> assertThat(one.said().toString()).contains("GET erp/customers", "published"));
	}

	@Test
	void saysWhyThereIsNoFirstCase() {
		make("flow", "order-from-erp");
		make("flow", "stock-to-crm");

		assertThat(this.told.toString(StandardCharsets.UTF_8)).contains(
				"note: no case for ./serai test-flow was written: the system erp of routes/tests/settings.yaml tells "
						+ "a record of the kind 'order-status' with 'changed-orders'")
			.contains("the connector rest-crm, which plays the system in routes/tests/settings.yaml, has no operation "
					+ "'save-stock'");
		assertThat(this.home.resolve("routes/order-from-erp.camel.yaml")).exists();
		assertThat(this.home.resolve("routes/tests/order-from-erp.yaml")).doesNotExist();
	}

	private void make(String... words) {
		PrintStream out = new PrintStream(this.told, true, StandardCharsets.UTF_8);
		NewCommand.run(this.home, List.of(words), out, out);
	}

}
