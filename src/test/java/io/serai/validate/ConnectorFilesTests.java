package io.serai.validate;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every connector of the product keeps the conventions; every convention catches its
 * breach.
 */
class ConnectorFilesTests {

	private static final String CONNECTOR = "connectors/tiny/connector.yaml";

	private static final String KAMELET = "connectors/tiny/tiny-save-order.kamelet.yaml";

	@TempDir
	private Path folder;

	private SmallHouse house;

	@BeforeEach
	void buildHouse() throws IOException {
		this.house = new SmallHouse(this.folder);
	}

	@Test
	void everyConnectorOfTheProductKeepsTheConventions() throws IOException {
		assertThat(SmallHouse.problemsOfProduct("connectors")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					connector: tiny          | connector: small        | connector: is not the folder's name 'tiny'
					title: Tiny ERP          | note: x                 | title: is missing. Add it
					safety: check-first,     | safety: risky,          | does not fit the shape of a connector.yaml: operations.save-order.safety: 'risky' is none of what may stand here. There are check-first, once-only, safe
					find: find-order,        | size: 1,                | the operation 'save-order' is check-first but names no find
					find: find-order,        | find: look-up,          | names the operation 'look-up', which this connector does not have
					mapping: order-to-tiny   | mapping: order-to-big   | there is no mapping 'order-to-big'
					find: find-order,        | find: find-order, update: put,   | names the operation 'put', which this connector does not have
					find: find-order,        | find: find-order, needs: { buyer: look-up }, | names the operation 'look-up'
					safety: safe             | safety: safe, items: $.items     | a poll needs both 'items' and 'record'
					safety: safe             | safety: safe, items: $.i, record: order | a poll needs 'mapping'
					safety: safe             | safety: safe, items: $.i, record: order, mapping: order-to-tiny, overlap: 2d, window: 48h | the poll would stand still
					find: find-order,        | find: find-order, within: 3d,    | 'find' names no poll, so that nothing is searched
					safety: safe             | safety: safe, items: $.i, record: order, mapping: order-to-tiny, each: [a] | 'find-order' cannot be searched
					find: find-order,        | find: find-order, needs: { all: save-order }, items: $.i, record: order, | 'save-order' lists; name an operation that answers one thing
					safety: safe             | safety: safe, byId: look-up      | names the operation 'look-up'
					safety: safe             | safety: safe, byId: save-order   | 'byId' is for polls
					safety: safe             | safety: safe, paging: reverse    | paging reverse needs 'total'
					safety: safe             | safety: safe, paging: offset, size: 1 | paging offset needs a 'size' of 2 or more
					recipe: none             | recipe: session                  | recipe session needs 'operation' and 'read'
					recipe: none             | recipe: session, headers: { A: "{what}" } | nothing is known as {what}
					as: token-expired        | as: tired               | failures[0].as: 'tired' is none of what may stand here
					safety: check-first,     | saftey: check-first,    | operations.save-order.saftey: there is no 'saftey' here. Did you mean 'safety'?
					mapping: order-to-tiny   | mapping: order-to-tinny | Did you mean 'order-to-tiny'? Otherwise add the folder mappings/order-to-tinny
					find: find-order,        | find: find-ordr,        | Did you mean 'find-order'?
					""")
	void tellsWhatIsWrongWithAConnector(String old, String with, String told) throws IOException {
		this.house.replace(CONNECTOR, old, with);

		assertThat(this.house.problems()).extracting(Problem::toString)
			.anySatisfy((what) -> assertThat(what).contains(told));
	}

	@Test
	void tellsEachFieldOfAConnectorThatIsWrongWithItsLineOnce() throws IOException {
		this.house.replace(CONNECTOR, "find: find-order,", "find: find-order, size: many,");
		this.house.replace(CONNECTOR, "as: token-expired", "as: tired");

		assertThat(this.house.problems()).extracting(Problem::toString)
			.satisfiesExactly(
					(first) -> assertThat(first).startsWith(CONNECTOR + ":6: ")
						.contains("operations.save-order.size: "),
					(second) -> assertThat(second).startsWith(CONNECTOR + ":9: ").contains("failures[0].as: "));
	}

	@Test
	void tellsAnEventWhosePatternNamesNoOption() throws IOException {
		this.house.replace(CONNECTOR, "find-order: { safety: safe }",
				"find-order: { safety: safe, items: $.i, record: order, mapping: order-to-tiny, detail: save-order }");
		this.house.replace(CONNECTOR, "failures:", """
				hook:
				  recipe: standard-webhooks
				  events: [ { when: { $.form: "{form}" }, reads: find-order, key: $.id } ]
				failures:""");

		assertThat(this.house.problems()).singleElement()
			.satisfies((problem) -> assertThat(problem.what()).contains("'{form}' is no pattern"));

		this.house.replace(CONNECTOR, "kind: erp", "kind: erp\noptions: { form: { description: Which form } }");
		assertThat(this.house.problems()).extracting(Problem::what).containsExactly("the option 'form' is missing");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					token-header                | recipe token-header needs 'header', where the secret is
					hmac-header, header: X-Sign | recipe hmac-header needs 'signed', what is signed, and 'header', where that is
					hmac-header, signed: "{body}" | recipe hmac-header needs 'signed', what is signed, and 'header', where that is
					""")
	void tellsARecipeOfEventsThatLacksWhatItNeeds(String recipe, String told) throws IOException {
		this.house.replace(CONNECTOR, "find-order: { safety: safe }",
				"find-order: { safety: safe, items: $.i, record: order, mapping: order-to-tiny, detail: save-order }");
		this.house.replace(CONNECTOR, "failures:", """
				hook: { recipe: %s, events: [ { reads: find-order, key: $.id } ] }
				failures:""".formatted(recipe));

		assertThat(this.house.problems()).singleElement()
			.satisfies((problem) -> assertThat(problem.what()).isEqualTo(told));
	}

	@Test
	void tellsThePlaceOfWhatTheHubWouldRefuse() throws IOException {
		this.house.replace(CONNECTOR, "find-order: { safety: safe }", "find-order: { safety: safe, paging: reverse }");

		assertThat(this.house.problems()).singleElement().satisfies((problem) -> {
			assertThat(problem.file()).isEqualTo(CONNECTOR);
			assertThat(problem.line()).isEqualTo(7);
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			name: tiny-save-order            | name: tiny-save          | metadata.name is not the file's name
			description: Calls Tiny          | note: Calls Tiny         | has no description
			id: call-tiny                    | disabled: false          | the step 'to' has no id
			httpMethod: POST                 | okStatusCodeRange: 200   | the call lacks httpMethod
			throwExceptionOnFailure: false   | bridgeEndpoint: false    | the call lacks throwExceptionOnFailure: false
			id: call-tiny                    | idd: call-tiny           | does not fit Camel's YAML schema
			""")
	void tellsWhatIsWrongWithAKamelet(String old, String with, String told) throws IOException {
		this.house.replace(KAMELET, old, with);

		assertThat(this.house.problems()).extracting(Problem::what)
			.anySatisfy((what) -> assertThat(what).contains(told));
	}

	@Test
	void tellsAnUnknownNameInAKameletOnce() throws IOException {
		this.house.replace(KAMELET, "id: call-tiny", "id: call-tiny\n            foo: 1");

		assertThat(this.house.problems()).extracting(Problem::what)
			.containsExactly(
					"does not fit Camel's YAML schema: spec.template.from.steps[0].to.foo: there is no 'foo' here");
	}

	@Test
	void refusesAKameletThatCallsTwice() throws IOException {
		this.house.replace(KAMELET, "        - to:",
				"        - to: { id: look-first, uri: '{{url}}/o?httpMethod=GET&throwExceptionOnFailure=false' }\n"
						+ "        - to:");

		assertThat(this.house.problems()).extracting(Problem::what).containsExactly("makes 2 calls");
	}

	@ParameterizedTest
	@ValueSource(strings = { "connectors/tiny/README.md", "connectors/tiny/stub/saved.json", CONNECTOR, KAMELET })
	void missesEachPartOfAConnector(String file) throws IOException {
		this.house.delete(file);

		assertThat(this.house.problems()).isNotEmpty();
	}

	@Test
	void refusesAKameletWithoutOperation() throws IOException {
		this.house.replace(CONNECTOR, "  find-order: { safety: safe }\n", "");
		this.house.replace(CONNECTOR, "check-first, find: find-order", "once-only");

		assertThat(this.house.problems()).extracting(Problem::what)
			.containsExactly("the kamelet 'tiny-find-order' belongs to no operation");
	}

}
