package io.serai.rehearsal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.Serai;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Every flow of the product does what its cases in {@code routes/tests/} say, as
 * {@code ./serai test-flow} plays them.
 */
class FlowFileTests {

	private static final Path PRODUCT = Path.of(System.getProperty("serai.basedir", ".")).toAbsolutePath().normalize();

	private static Rehearsal rehearsal;

	@BeforeAll
	static void startHub() {
		rehearsal = Rehearsal.start(Serai.class, PRODUCT, Map.of());
	}

	@AfterAll
	static void stopHub() {
		rehearsal.close();
	}

	static List<FlowTest> cases() {
		return Rehearsal.tests(PRODUCT);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("cases")
	void comesAsTheCaseSays(FlowTest test) {
		assertThat(rehearsal.play(test)).isEmpty();
	}

	@Test
	void tellsEachThingThatDidNotComeAsTheCaseSays() throws IOException {
		ObjectNode said = (ObjectNode) TestFolder.YAML.readTree("""
				given: { order: {} }
				answers: { POST erp/sales-orders: { id: 4713 } }
				then:
				  outcome: skipped
				  why: nothing
				  calls: [ POST erp/sales-orders: { reference: someone-else }, "GET erp/prices": {} ]
				  published: { order: {} }
				""");

		List<String> problems = rehearsal.play(new FlowTest("order-to-erp", "all wrong", said));

		assertThat(problems).hasSize(5)
			.anySatisfy((problem) -> assertThat(problem).startsWith("the outcome is delivered"))
			.anySatisfy((problem) -> assertThat(problem).startsWith("the reason is ''"))
			.anySatisfy((problem) -> assertThat(problem).contains("$.reference is").contains("someone-else"))
			.anySatisfy((problem) -> assertThat(problem).isEqualTo("not called: GET erp/prices"))
			.anySatisfy((problem) -> assertThat(problem).startsWith("0 records were published, expected 1"));
	}

	@Test
	void tellsACallThatTheCaseHasNoAnswerFor() throws IOException {
		ObjectNode said = (ObjectNode) TestFolder.YAML.readTree("given: { order: {} }");

		assertThat(rehearsal.play(new FlowTest("order-to-erp", "no answer", said))).anySatisfy(
				(problem) -> assertThat(problem).startsWith("called POST erp/sales-orders, but the case has no"));
	}

	@Test
	void refusesAWordThatNoCaseKnows() throws IOException {
		ObjectNode said = (ObjectNode) TestFolder.YAML.readTree("gvien: { order: {} }");

		assertThatExceptionOfType(BrokenTestException.class)
			.isThrownBy(() -> rehearsal.play(new FlowTest("order-to-erp", "misspelt", said)))
			.withMessageContaining("gvien");
	}

	@Test
	void everyFlowHasItsCases() {
		assertThat(Rehearsal.untested(PRODUCT))
			.as("flows without test: write routes/tests/FLOW.yaml with a case for each way that a record can go; "
					+ "src/docs/test-a-flow.md shows how")
			.isEmpty();
	}

}
