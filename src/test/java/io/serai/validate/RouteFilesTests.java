package io.serai.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every flow of the product keeps the conventions; every convention catches its breach.
 */
class RouteFilesTests {

	private static final String FLOW = "routes/order-to-erp.camel.yaml";

	@TempDir
	private Path folder;

	private SmallHouse house;

	@BeforeEach
	void buildHouse() throws IOException {
		this.house = new SmallHouse(this.folder);
	}

	@Test
	void everyFlowOfTheProductKeepsTheConventions() throws IOException {
		assertThat(SmallHouse.problemsOfProduct("routes")).isEmpty();
	}

	@Test
	void findsNothingWrongWithAGoodHouse() throws IOException {
		assertThat(this.house.problems()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					# old                         | new                            | what is told
					id: order-to-erp              | id: orders                     | holds no route or rest with the id 'order-to-erp'
					description: Delivers each    | autoStartup: true #            | has no description
					as a sales order.             | as a sales order. And more.    | the description is not one sentence
					id: save-sales-order          | disabled: false                | the step 'to' has no id
					id: save-sales-order          | id: save                       | the id 'save' of the step 'to' is no verb phrase
					uri: hub:order                | uri: hub:parcel                | there is no record kind 'parcel'
					uri: hub:order                | uri: jms:order                 | the flow uses 'jms:' directly
					uri: system:erp/save-order    | uri: http://10.0.0.1/orders    | the flow uses 'http:' directly
					uri: system:erp/save-order    | uri: seda:later                | the flow uses 'seda:' directly
					uri: system:erp/save-order    | uri: direct:other              | the flow uses 'direct:' directly
					uri: system:erp/save-order    | uri: system:epr/save-order     | there is no system 'epr' in the settings
					uri: system:erp/save-order    | uri: system:erp/sav-order      | no operation 'sav-order' for the system 'erp'
					uri: system:erp/save-order    | uri: "hub:order?password=x"    | a host or a secret stands in the flow
					uri: system:erp/save-order    | uri: mapping:order-to-big      | there is no mapping 'order-to-big'
					== 'paid'" }                  | == ${body.x" }                 | opens ${ and does not close it
					uri: hub:order                | uri: system:erp/find-order     | the operation 'find-order' cannot be polled
					id: only-paid-orders          | id: save-sales-order           | the step id 'save-sales-order' is used in routes/order-to-erp.camel.yaml too
					id: only-paid-orders          | idd: only-paid-orders          | does not fit Camel's YAML schema
					steps:                        | steps: oops                    | is not YAML
					id: order-to-erp              | id: order-to-erp, id: x        | 'id' stands here twice
					- to:                         | - toD:                         | 'toD' does not belong in a flow
					""")
	void tellsWhatIsWrongWithAFlow(String old, String with, String told) throws IOException {
		this.house.replace(FLOW, old, with.replace(", ", "\n    "));

		assertThat(this.house.problems()).extracting(Problem::what)
			.anySatisfy((what) -> assertThat(what).contains(told));
	}

	@Test
	void tellsTheLineAndTheRemedy() throws IOException {
		this.house.replace(FLOW, "uri: system:erp/save-order", "uri: system:erp/sav-order");

		assertThat(this.house.problems()).singleElement()
			.hasToString(FLOW + ":11: no operation 'sav-order' for the system 'erp'. Did you mean 'save-order'? "
					+ "There are find-order, save-order. Otherwise add the operation to the connector");
	}

	@Test
	void notesAFlowThatWaitsForASystemThatIsNotConfigured() throws IOException {
		this.house.replace(FLOW, "system:erp/save-order", "system:crm/save-order");

		assertThat(this.house.problems()).isEmpty();
		assertThat(this.house.notes()).extracting(Problem::toString)
			.containsExactly(
					"config/application.yaml:3: no flow speaks to the system 'erp'. "
							+ "Write a flow that speaks to it",
					FLOW + ":11: the system 'crm' is not in the settings; this flow waits for it and loses nothing. "
							+ "Add serai.systems.crm to config/application.yaml when it is to work");
	}

	@Test
	void findsNothingWrongWithTheProductAndTheSystemThatTheGuideConfigures() throws IOException {
		for (String part : List.of("routes", "connectors", "mappings", "codes")) {
			FileSystemUtils.copyRecursively(SmallHouse.PRODUCT.resolve(part), this.folder.resolve(part));
		}
		this.house.delete("mappings/order-to-tiny/order-to-tiny.jslt");
		this.house.delete("connectors/tiny/connector.yaml");
		List<String> blocks = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
			.matcher(Files.readString(SmallHouse.PRODUCT.resolve("src/docs/add-a-flow.md")))
			.results()
			.map((block) -> block.group(1).stripIndent())
			.toList();

		this.house.write("routes/stock-to-pos.camel.yaml", blocks.getFirst());
		this.house.write("config/application.yaml", blocks.get(1));

		assertThat(this.house.problems()).filteredOn((problem) -> !problem.file().contains("tiny")).isEmpty();
		assertThat(this.house.notes()).extracting(Problem::what)
			.anySatisfy((what) -> assertThat(what).startsWith("the system 'shop' is not in the settings"));
	}

	@Test
	void saysOfAWrongConnectorOnlyThatItIsNotThere() throws IOException {
		this.house.replace("config/application.yaml", "connector: tiny", "connector: tiiny");

		assertThat(this.house.problems()).extracting(Problem::what).containsExactly("there is no connector 'tiiny'");
	}

	@Test
	void letsAFlowCallWhatNoSystemOffersHereIfItStartsOnlyWhereOneDoes() throws IOException {
		this.house.replace(FLOW, "    description: ",
				"    precondition: \"${bean:systems?method=offers('crm', 'save-order')}\"\n    description: ");
		this.house.replace(FLOW, "uri: system:erp/save-order", "uri: system:crm/save-order");
		assertThat(this.house.problems()).isEmpty();

		this.house.replace(FLOW, "'save-order'", "'sav-order'");
		this.house.replace(FLOW, "crm/save-order", "crm/sav-order");

		assertThat(this.house.problems()).extracting(Problem::what)
			.containsExactly("no connector has an operation 'sav-order'");
	}

	@Test
	void notesAFlowThatItsConnectorCannotServeAsTheHubLeavesItOut() throws IOException {
		another("erp", "save-refund: { safety: safe }");
		this.house.replace(FLOW, "system:erp/save-order", "system:erp/save-refund");

		assertThat(problemsOfTheFlow()).isEmpty();
		assertThat(this.house.notes()).singleElement()
			.hasToString(FLOW + ":11: the connector 'tiny' of the system 'erp' has no operation 'save-refund'; the hub "
					+ "leaves this flow out and runs the others. Let a connector play the system that can do it, or say "
					+ "that the flow is meant only for those: precondition: \"${bean:systems?method=offers('erp', 'save-refund')}\"");
	}

	@Test
	void refusesAnOperationThatOnlySystemsOfAnotherKindHave() throws IOException {
		another("crm", "save-deal: { safety: safe }");
		this.house.replace(FLOW, "system:erp/save-order", "system:erp/save-deal");

		assertThat(problemsOfTheFlow()).containsExactly("no operation 'save-deal' for the system 'erp'");
	}

	@Test
	void refusesAnEditThatWouldEndAFlowForWantOfAnOperation() throws IOException {
		another("erp", "save-refund: { safety: safe }");
		this.house.replace(FLOW, "system:erp/save-order", "system:erp/save-refund");

		assertThat(new EditCheck(this.folder).flow(Path.of(FLOW), Map.of("erp", "tiny"))).extracting(Problem::what)
			.containsExactly(
					"the connector 'tiny' of the system 'erp' has no operation 'save-refund', so this flow would end");
	}

	@Test
	void notesAFlowThatWaitsForEventsThatOnlyOtherConnectorsTell() throws IOException {
		another("erp", "find-order: { safety: safe }");
		this.house.replace("connectors/big/connector.yaml", "failures:",
				"hook: { recipe: standard-webhooks, events: [ { reads: find-order, with: find-order, key: $.id } ] }\nfailures:");
		this.house.replace("connectors/tiny/connector.yaml", "find-order: { safety: safe }",
				"find-order: { safety: safe, items: $.i, record: order, mapping: order-to-tiny }");
		this.house.replace(FLOW, "uri: hub:order", "uri: system:erp/find-order\n      parameters: { hook: true }");

		assertThat(problemsOfTheFlow()).isEmpty();
		assertThat(this.house.notes()).singleElement()
			.satisfies((note) -> assertThat(note.toString())
				.contains(
						"the connector 'tiny' of the system 'erp' has no event that tells 'find-order'; the hub leaves")
				.endsWith("precondition: \"${bean:openDoors?method=tells('erp', 'find-order')}\""));
	}

	@Test
	void findsNothingWrongWithTheProductWhoeverPlaysTheShop() throws IOException {
		for (String part : List.of("routes", "connectors", "mappings", "codes")) {
			FileSystemUtils.copyRecursively(SmallHouse.PRODUCT.resolve(part), this.folder.resolve(part));
		}
		this.house.replace("config/application.yaml", "    erp:", "    shop:");
		this.house.replace("config/application.yaml", "connector: tiny",
				"connector: wechat-mini-program\n      options: { merchantId: \"1900000001\" }");

		assertThat(this.house.problems()).filteredOn((problem) -> problem.file().startsWith("routes/")).isEmpty();
		assertThat(this.house.notes()).extracting(Problem::what)
			.contains("the connector 'wechat-mini-program' of the system 'shop' has no operation 'changed-orders'; the "
					+ "hub leaves this flow out and runs the others");
	}

	/** A second connector; that it lacks kamelets and the like is told of it alone. */
	private void another(String kind, String operation) throws IOException {
		this.house.write("connectors/big/connector.yaml", """
				connector: big
				title: Big
				kind: KIND
				signIn: { recipe: none }
				operations:
				  OPERATION
				failures: []
				""".replace("KIND", kind).replace("OPERATION", operation));
	}

	private List<String> problemsOfTheFlow() throws IOException {
		return this.house.problems()
			.stream()
			.filter((problem) -> problem.file().equals(FLOW))
			.map(Problem::what)
			.toList();
	}

	@Test
	void refusesAFlowThatWaitsForEventsThatNobodyTells() throws IOException {
		this.house.replace("connectors/tiny/connector.yaml", "find-order: { safety: safe }",
				"find-order: { safety: safe, items: $.i, record: order, mapping: order-to-tiny }");
		this.house.replace(FLOW, "uri: hub:order", "uri: system:erp/find-order\n      parameters: { hook: true }");

		assertThat(this.house.problems()).singleElement().satisfies((problem) -> {
			assertThat(problem.what()).isEqualTo("no event tells 'find-order' of the system 'erp'");
			assertThat(problem.toString()).contains("tells('erp', 'find-order')");
		});

		this.house.replace("connectors/tiny/connector.yaml", "failures:",
				"hook: { recipe: standard-webhooks, events: [ { reads: find-order, with: find-order, key: $.id } ] }\nfailures:");
		assertThat(this.house.problems()).isEmpty();
	}

	@Test
	void refusesALongFlow() throws IOException {
		this.house.replace(FLOW, "        - filter:",
				("        - log: { id: say-it-once, message: said }\n").repeat(61) + "        - filter:");

		assertThat(this.house.problems()).extracting(Problem::what)
			.contains("has 74 lines, at most 60 read like prose", "has 63 steps, at most 12");
	}

	@Test
	void refusesALogOfTheBody() throws IOException {
		this.house.replace(FLOW, "        - filter:",
				"        - log: { id: say-it-once, message: \"${body}\" }\n        - filter:");

		assertThat(this.house.problems()).extracting(Problem::what)
			.containsExactly("writes the body or headers to the log");
	}

	@Test
	void refusesAFileNameWithASecondDot() throws IOException {
		this.house.write("routes/shop.rest.camel.yaml", "- route: {}\n");

		assertThat(this.house.problems()).extracting(Problem::what).containsExactly("is not a name of a flow");
	}

	@Test
	void tellsEveryProblemAtOnce() throws IOException {
		this.house.replace(FLOW, "id: save-sales-order", "disabled: false");
		this.house.replace(FLOW, "uri: hub:order", "uri: hub:parcel");
		this.house.replace("connectors/tiny/connector.yaml", "as: token-expired", "as: tired");

		assertThat(this.house.problems()).hasSize(3);
	}

}
