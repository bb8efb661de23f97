package io.serai.demo;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.demo.SimulatedMailbox.Mail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Verifies a hub in miniature that does everything right, and sees it fail whenever a
 * system lies. Each of them mostly waits, so they run side by side.
 */
@Execution(ExecutionMode.CONCURRENT)
class VerificationTests {

	static final String KEY = "key-1";

	static final String PASSWORD = "word-1";

	@Test
	void findsAllWellWhenEverythingIsWhereItHasToBe() throws Exception {
		VerificationReport report = verify(Sabotage.NONE);

		assertThat(report.text()).contains("All is well");
		assertThat(report.rows()).hasSize(26).allSatisfy((row) -> {
			assertThat(row.standings()).as(row.name()).isNotEmpty();
			assertThat(row.differences()).as(row.name()).isEmpty();
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			LOSE            | orders to ERP             | missing  [VB]-
			DOUBLE          | orders to ERP             | doubled  [VB]-
			FALSIFY         | orders to ERP             | over 0.01 instead of
			REVIVE          | orders to ERP             | unasked  V-
			DOUBLE_DEAL     | orders to CRM             | doubled  [VB]-
			DOUBLE_CUSTOMER | customers to CRM and back | doubled  C-
			OVERRULE        | customers to ERP          | wrong    C-
			OVERSELL        | stock to shop             | wrong    V-SKU-
			OVERSELL_WEBSITE| stock to website          | wrong
			FORGET          | order status to shop      | wrong    V-
			MISLAY          | shipments to shop         | by lost instead of
			REFUND_TWICE    | refunds to ERP            | doubled  RF-
			MISPAY          | refunds to shop           | rejected over
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
			OVERDRAW        | customers all round       | wrong    CR-000001 in shop
			FORGET_OWNER    | customers all round       | wrong    CR-000002 in shop
			UNDECIDE        | customers decided about   | wrong    C-DISPUTE-0 in shop
			REPORT_TWICE    | shipments to WeChat       | doubled  V-
			BELIEVE_WECHAT  | payments from WeChat      | unasked  PAY-000000
			LOSE_MAIL       | alerts by mail            | missing
			MAIL_TWICE      | alerts by mail            | doubled
			MISDIRECT       | alerts by mail            | to li@demo.example instead of
			OVERTURN        | customers decided about   | wrong    C-DISPUTE-0 in ERP
			OVERTURN        | customers to ERP          | wrong    C-DISPUTE-0
			OBSTINATE       | customers decided about   | wrong    C-DISPUTE-0 in CRM
			FETCH_TWICE     | orders fetched again      | doubled  B-000000
			LOSE_FETCHED    | orders fetched again      | missing  B-000000
			RENUMBER        | whereabouts told          | wrong    V-
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
		assertThat(differences).anySatisfy((line) -> assertThat(line).containsPattern(told));
	}

	@Test
	void everyFlowHasARow() throws Exception {
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
				.distinct()
				.toList();

			assertThat(flows).as("each flow is proved").containsExactlyInAnyOrderElementsOf(tried);
		}
	}

	@Test
	void noticesThatTheHubCountsWrong() throws Exception {
		DemoSettings settings = settings(Sabotage.NONE);
		try (SimulatedSystems systems = new SimulatedSystems(settings, Clock.systemUTC())) {
			TinyHub right = new TinyHub(systems, settings);

			VerificationReport report = verify(settings, systems, new Answering(right, (call, reply) -> {
				boolean isBackfill = call.path().contains("backfills") && call.method().equals("GET");
				return isBackfill
						? Reply.json(200, Json.MAPPER.readValue(reply.body(), ObjectNode.class).put("known", 7))
						: reply;
			}));

			assertThat(report.text()).contains("wrong    backfill once more: 0 new, 7 known, 0 rejected instead of")
				.contains("NOT WELL");
		}
	}

	@Test
	void noticesAConflictThatStaysOpen() throws Exception {
		DemoSettings settings = settings(Sabotage.NONE);
		try (SimulatedSystems systems = new SimulatedSystems(settings, Clock.systemUTC())) {
			TinyHub right = new TinyHub(systems, settings);
			AtomicReference<Reply> page = new AtomicReference<>();

			VerificationReport report = verify(settings, systems, new Answering(right, (call, reply) -> {
				if (!call.shape().equals("GET console/*") || call.path().contains("login")) {
					return reply;
				}
				boolean isFull = new String(reply.body(), StandardCharsets.UTF_8).contains("C-DISPUTE-5");
				page.compareAndSet(null, isFull ? reply : null);
				return Optional.ofNullable(page.get()).orElse(reply);
			}));

			assertThat(report.text()).contains("unasked  conflict of C-DISPUTE-0").contains("NOT WELL");
		}
	}

	@Test
	void noticesARenameThatTheHubDropped() throws Exception {
		DemoSettings settings = settings(Sabotage.NONE, Duration.ofSeconds(5));
		try (SimulatedSystems systems = new SimulatedSystems(settings, Clock.systemUTC())) {
			TinyHub right = new TinyHub(systems, settings);

			VerificationReport report = verify(settings, systems, new Answering(right, (call, reply) -> {
				String page = new String(reply.body(), StandardCharsets.UTF_8);
				return call.shape().equals("GET console/*") ? new Reply(200, reply.headers(),
						page.replaceAll("<form method[^>]*C-DISPUTE-1\".*?</form>", "")
							.getBytes(StandardCharsets.UTF_8))
						: reply;
			}));

			assertThat(report.text()).contains("missing  C-DISPUTE-1 at the console").contains("NOT WELL");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			crm has it so already                           | true
			superseded by a newer version                   | false
			the merged customer is delivered in its place   | false
			""")
	void noticesThatASystemWasNotToldThoughItHasItNotYet(String why, boolean isGood) throws Exception {
		DemoSettings settings = settings(Sabotage.NONE);
		try (SimulatedSystems systems = new SimulatedSystems(settings, Clock.systemUTC())) {
			TinyHub right = new TinyHub(systems, settings);

			VerificationReport report = verify(settings, systems, new Answering(right, (call, reply) -> {
				if (!call.path().equals(List.of("api", "v1", "customers", "serai", CustomerRounds.PREFIX + "000001"))) {
					return reply;
				}
				ObjectNode answer = Json.MAPPER.readValue(reply.body(), ObjectNode.class);
				answer.path("deliveries").forEach((delivery) -> {
					if (delivery.path("flow").asText().equals("customer-to-crm")) {
						((ObjectNode) delivery).put("state", "skipped").put("what", why);
					}
				});
				return Reply.json(200, answer);
			}));

			assertThat(report.isGood()).isEqualTo(isGood);
			if (!isGood) {
				assertThat(report.text()).containsPattern("CR-000001 version . *: skipped instead of TOLD .*" + why);
			}
		}
	}

	@Test
	void noticesThatNobodyDecided() throws Exception {
		DemoSettings settings = settings(Sabotage.NONE);
		try (SimulatedSystems systems = new SimulatedSystems(settings, Clock.systemUTC())) {
			Disputes disputes = new Disputes(1, PASSWORD, systems, Clock.systemUTC());

			assertThat(disputes.compare().missing()).containsExactly("C-DISPUTE-0 at the console", "C-DISPUTE-0 in CRM",
					"C-DISPUTE-0 in ERP", "C-DISPUTE-0 in shop");
		}
	}

	@Test
	void aMailThatTheServerDidNotConfirmMayComeAgain() {
		SimulatedMailbox mailbox = new SimulatedMailbox();
		mailbox.take(new Mail("<1@serai>", "serai@demo.example", "wang@demo.example", "Low", "See", true));
		mailbox.take(new Mail("<1@serai>", "serai@demo.example", "wang@demo.example", "Low", "See", false));

		assertThat(mailbox.answeredFor()).hasSize(1);
		assertThat(mailbox.again()).isOne();
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
		try (SimulatedSystems systems = new SimulatedSystems(settings, Clock.systemUTC())) {
			return verify(settings, systems, new TinyHub(systems, settings));
		}
	}

	private static VerificationReport verify(DemoSettings settings, SimulatedSystems systems, SimulatedSystem tiny)
			throws Exception {
		try (LoopbackServer server = LoopbackServer.start(tiny, new Moods(1), Duration.ZERO, 0);
				HubClient hub = new HubClient(server.url(), KEY)) {
			hub.read("erp", "key-3");
			hub.read(FetchedOrders.CALLER, TinyBackfills.KEY);
			return new Verification(settings, systems, Clock.systemUTC()).run(hub);
		}
	}

	private static DemoSettings settings(Sabotage sabotage) {
		return settings(sabotage, Duration.ofSeconds((sabotage == Sabotage.NONE) ? 60 : 20));
	}

	private static DemoSettings settings(Sabotage sabotage, Duration patience) {
		return new DemoSettings(Path.of("unused"), KEY, PASSWORD, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0,
				Duration.ofSeconds(1), 1, 125, patience, Duration.ZERO, BigDecimal.TWO, BigDecimal.valueOf(5),
				sabotage);
	}

	/** A hub that answers something else than it should. */
	private record Answering(SimulatedSystem right, Change change) implements SimulatedSystem {

		@Override
		public Reply answer(Call call) throws IOException {
			return this.change.of(call, this.right.answer(call));
		}

		@Override
		public JsonNode state() {
			return this.right.state();
		}

		@Override
		public void forgetTokens() {
			this.right.forgetTokens();
		}

	}

	@FunctionalInterface
	private interface Change {

		Reply of(Call call, Reply right) throws IOException;

	}

}
