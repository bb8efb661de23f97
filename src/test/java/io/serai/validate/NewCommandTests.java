package io.serai.validate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is made new passes every check right away, and overwrites nothing.
 */
class NewCommandTests {

	@TempDir
	private Path folder;

	private SmallHouse house;

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	@BeforeEach
	void buildHouse() throws IOException {
		this.house = new SmallHouse(this.folder);
	}

	@ParameterizedTest
	@CsvSource({ "mapping, order-to-big", "mapping, order-status-from-tiny", "connector, mini-erp",
			"connector, mini-crm --record customer --kind crm", "flow, stock-to-erp --operation save-order",
			"flow, order-from-erp" })
	void makesWhatPassesEveryCheck(String what, String name) throws IOException {
		this.house.replace("connectors/tiny/connector.yaml", "find-order: { safety: safe }",
				"find-order: { safety: safe }\n  changed-orders: { safety: safe, record: order, items: $.items, mapping: order-from-tiny }");
		this.house.write("mappings/order-from-tiny/order-from-tiny.jslt", "null");
		this.house.write("mappings/order-from-tiny/samples/nothing.in.json", "{}");
		this.house.write("mappings/order-from-tiny/samples/nothing.out.json", "null");
		this.house.write("connectors/tiny/tiny-changed-orders.kamelet.yaml",
				SmallHouse.kamelet("changed-orders", "GET"));
		assertThat(make((what + " " + name).split(" "))).as(this.err.toString(StandardCharsets.UTF_8)).isZero();

		assertThat(this.out.toString(StandardCharsets.UTF_8)).contains("wrote ", name.split(" ")[0]);
		assertThat(this.house.problems()).isEmpty();
	}

	@Test
	void callsThingsAsPeopleDo() throws IOException {
		make("connector", "mini-erp");
		make("flow", "stock-to-erp", "--operation", "save-order");

		assertThat(this.folder.resolve("connectors/mini-erp/mini-erp-find-order.kamelet.yaml")).content()
			.contains("title: Find an order");
		assertThat(this.folder.resolve("routes/stock-to-erp.camel.yaml")).content()
			.contains("description: Delivers each stock level to the system erp.");
	}

	@Test
	void makesACaseOfAFlowWhoseSystemIsStillToCome() throws IOException {
		this.house.write("routes/tests/settings.yaml", "serai: { systems: { erp: { connector: tiny } } }");
		this.house.write("routes/tests/records/stock.json", "{}");

		make("flow", "stock-to-erp", "--operation", "save-order");
		make("flow", "stock-to-pos", "--operation", "save-order");

		assertThat(this.folder.resolve("routes/tests/stock-to-erp.yaml")).as("no case can reach its system")
			.doesNotExist();
		assertThat(this.out.toString(StandardCharsets.UTF_8))
			.contains("note: no case for ./serai test-flow was written: the url of the system erp");
		assertThat(this.folder.resolve("routes/tests/stock-to-pos.yaml")).content()
			.contains("given: { stock: {} }", "outcome: waiting");
		assertThat(this.house.problems()).isEmpty();
	}

	@Test
	void refusesAFlowWhoseSystemTellsAnotherKindOfRecord() throws IOException {
		this.house.replace("connectors/tiny/connector.yaml", "find-order: { safety: safe }",
				"find-order: { safety: safe }\n  changed-orders: { safety: safe, record: order-status, items: $.items, mapping: x }");

		assertThat(make("flow", "order-from-erp")).isOne();
		assertThat(make("flow", "order-status-from-erp")).as("finds the poll by its record").isZero();

		assertThat(this.err.toString(StandardCharsets.UTF_8))
			.contains("the system 'erp' tells a record of the kind 'order-status' with 'changed-orders', not 'order'. "
					+ "Name the flow order-status-from-erp");
		assertThat(this.folder.resolve("routes/order-status-from-erp.camel.yaml")).content()
			.contains("uri: system:erp/changed-orders");
	}

	@Test
	void makesAMappingThatCanBeTried() {
		make("mapping", "order-to-big");

		int code = MapCommand.run(this.folder, List.of("order-to-big", "plain"), new PrintStream(this.out),
				new PrintStream(this.err));

		assertThat(code).isZero();
		assertThat(this.err).hasToString("");
	}

	@Test
	void overwritesNothing() throws IOException {
		assertThat(make("flow", "order-to-erp")).isOne();
		assertThat(make("connector", "tiny")).isOne();
		assertThat(make("mapping", "order-to-tiny")).isOne();

		assertThat(this.err.toString(StandardCharsets.UTF_8).lines()).hasSize(3)
			.allSatisfy((line) -> assertThat(line).contains("there already", "nothing was written"));
		assertThat(this.house.problems()).isEmpty();
		assertThat(this.folder.resolve("connectors/tiny/stub/kit.yaml")).doesNotExist();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			flow orders                       | 'orders' is not the name of a flow
			flow Order-to-erp                 | 'Order-to-erp' is not the name of a flow
			flow parcel-to-erp                | there is no record kind 'parcel'
			flow order-to-epr                 | there is no system 'epr' in the settings. Did you mean 'erp'?
			flow order-status-from-erp        | no operation 'changed-order-statuses' for the system 'erp'
			flow order-from-erp               | no operation 'changed-orders' for the system 'erp'
			flow order-from-erp --operation find-order | the operation 'find-order' cannot be polled
			flow stock-to-erp                 | no operation 'save-stock' for the system 'erp'
			connector Mini                    | 'Mini' is not the name of a connector
			connector mini --record ordr      | Did you mean 'order'?
			connector mini --kind bank        | there is no kind of system 'bank'
			mapping orders                    | 'orders' is not the name of a mapping
			route order-to-erp                | there is nothing new called 'route'
			flow                              | Usage: ./serai new flow
			mapping order-to-big --vars x     | there is no option '--vars'. There are none yet
			flow order-to-erp --opration x    | there is no option '--opration'. Did you mean '--operation'?
			""")
	void saysWhatCannotBeMadeAndWhy(String arguments, String told) {
		assertThat(make(arguments.split(" "))).isOne();

		assertThat(this.err.toString(StandardCharsets.UTF_8)).contains(told);
		assertThat(this.out).hasToString("");
	}

	private int make(String... arguments) {
		return NewCommand.run(this.folder, List.of(arguments), new PrintStream(this.out, true, StandardCharsets.UTF_8),
				new PrintStream(this.err, true, StandardCharsets.UTF_8));
	}

}
