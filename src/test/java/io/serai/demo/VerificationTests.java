package io.serai.demo;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Verifies a hub in miniature that does everything right, and sees it fail whenever a
 * system lies.
 */
class VerificationTests {

	static final String KEY = "key-1";

	@Test
	void findsAllWellWhenEverythingIsWhereItHasToBe() throws Exception {
		VerificationReport report = verify(Sabotage.NONE);

		assertThat(report.text()).contains("All is well");
		assertThat(report.rows()).hasSize(18).allSatisfy((row) -> {
			assertThat(row.standings()).as(row.name()).isNotEmpty();
			assertThat(row.differences()).as(row.name()).isEmpty();
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			LOSE            | orders to ERP             | missing  V-
			DOUBLE          | orders to ERP             | doubled  V-
			FALSIFY         | orders to ERP             | over 0.01 instead of
			REVIVE          | orders to ERP             | unasked  V-
			DOUBLE_DEAL     | orders to CRM             | doubled  V-
			DOUBLE_CUSTOMER | customers to CRM and back | doubled  C-
			OVERRULE        | customers to ERP          | wrong    C-
			OVERSELL        | stock to shop             | wrong    V-SKU-
			FORGET          | order status to shop      | wrong    V-
			MISLAY          | shipments to shop         | by lost instead of
			REFUND_TWICE    | refunds to ERP            | doubled  RF-
			LOSE_NOTICE     | low stock to OA           | missing  V-SKU-
			ECHO            | customers to CRM and back | written 1 times more
			BELIEVE         | orders told by shop       | unasked  F-
			PAY_LIAR        | refunds told by shop      | unasked  RF-FORGED
			APPROVE_TWICE   | approvals told by OA      | doubled  T-
			NAG             | alerts to OA              | doubled
			CRY_WOLF        | alerts to OA              | unasked  flow-paused/order-to-erp
			LOSE_ALERT      | alerts to webhook         | missing
			MISCOUNT        | sales to low stock        | unasked  SKU-
			FILE_TWICE      | orders of a store file    | doubled  S-
			REPORT_TWICE    | shipments to WeChat       | doubled  V-
			""")
	void noticesEachLieAndNamesIt(Sabotage sabotage, String flow, String told) throws Exception {
		VerificationReport report = verify(sabotage);

		assertThat(report.isGood()).isFalse();
		assertThat(report.text()).contains("NOT WELL");
		List<String> differences = report.rows()
			.stream()
			.filter((row) -> row.name().equals(flow))
			.flatMap((row) -> row.differences().stream())
			.toList();
		assertThat(differences).anySatisfy((line) -> assertThat(line).contains(told));
	}

	@Test
	void everyFlowHasARowOrAReason() throws Exception {
		DemoSettings settings = settings(Sabotage.NONE);
		Path routes = Path.of(System.getProperty("serai.basedir", "."), "routes");
		try (SimulatedSystems systems = new SimulatedSystems(settings, Clock.systemUTC());
				Stream<Path> files = Files.walk(routes)) {
			List<String> flows = files.map((file) -> routes.relativize(file).toString())
				.filter((file) -> file.endsWith(".camel.yaml"))
				.map((file) -> file.replace(".camel.yaml", ""))
				.toList();
			List<String> tried = new Verification(settings, systems, Clock.systemUTC()).proofs()
				.stream()
				.flatMap((proof) -> proof.flows().stream())
				.toList();
			List<String> untried = Arrays.stream(Untried.values()).map(Untried::flow).toList();

			assertThat(flows).as("each flow is proved, or Untried says why not")
				.containsExactlyInAnyOrderElementsOf(
						Stream.concat(tried.stream().distinct(), untried.stream()).toList());
		}
	}

	@Test
	void noticesThatNobodyWasAsked() throws Exception {
		DemoSettings settings = settings(Sabotage.NONE);
		try (SimulatedSystems systems = new SimulatedSystems(settings, Clock.systemUTC())) {
			List<PlannedOrder> plan = new VerificationPlan(1, Clock.systemUTC()).plan(50);
			Approvals approvals = new Approvals(plan, systems, new ToldProofs(systems, Clock.systemUTC()).approvals());

			assertThat(approvals.compare().missing()).hasSize(6);
		}
	}

	private static VerificationReport verify(Sabotage sabotage) throws Exception {
		DemoSettings settings = settings(sabotage);
		try (SimulatedSystems systems = new SimulatedSystems(settings, Clock.systemUTC());
				LoopbackServer server = LoopbackServer.start(new TinyHub(systems, settings), new Moods(1),
						Duration.ZERO, 0);
				HubClient hub = new HubClient(server.url(), KEY)) {
			return new Verification(settings, systems, Clock.systemUTC()).run(hub);
		}
	}

	private static DemoSettings settings(Sabotage sabotage) {
		return new DemoSettings(Path.of("unused"), KEY, "word-1", 0, 0, 0, 0, 0, 0, 1, 0, Duration.ofSeconds(1), 1, 125,
				Duration.ofSeconds(20), Duration.ZERO, BigDecimal.TWO, BigDecimal.valueOf(5), sabotage);
	}

}
