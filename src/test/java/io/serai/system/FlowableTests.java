package io.serai.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.serai.canonical.Approval;
import io.serai.canonical.ApprovalStatus;
import io.serai.canonical.CanonicalJson;
import io.serai.canonical.CanonicalRecord;
import io.serai.canonical.Notice;
import io.serai.canonical.RecordKind;
import io.serai.canonical.RecordValidator;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.failure.SkipException;
import io.serai.flowable.RealFlowable;
import io.serai.system.connector.HookEvent;
import io.serai.system.outside.OutsideSystem;
import io.serai.system.outside.Systems;
import io.serai.system.poll.Poll;
import io.serai.system.reading.PolledOperation;
import io.serai.system.write.WriteCall;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Connector {@code flowable} against a real engine: what is asked through it is decided
 * there by a person, and comes back as it was decided.
 */
@Tag("flowable")
class FlowableTests {

	private static final RealFlowable engine = RealFlowable.shared();

	private static final StillClock CLOCK = new StillClock(Instant.now().plus(Duration.ofHours(1)).toString());

	private static KitBed tables;

	private static ConnectorBed bed;

	private final OutsideSystem oa = bed.fresh("oa", "oa");

	@BeforeAll
	static void start() throws Exception {
		tables = new KitBed(Map.of(), engine.url().toString());
		bed = new ConnectorBed(Kit.PROJECT, Map.of("oa.connector", "flowable", "oa.url", engine.url().toString(),
				"oa.username", "hub", "oa.password", "hub-Pass1"), CLOCK);
	}

	@AfterAll
	static void stop() {
		bed.close();
		tables.close();
	}

	@Test
	void whatAPersonApprovedComesBackApproved() {
		String process = ask(this.oa, "审批/1", false);

		engine.manager().decide(process, "approved");

		Approval told = told("审批/1");
		assertThat(told.status()).isEqualTo(ApprovalStatus.APPROVED);
		assertThat(told.amount().amount()).isEqualByComparingTo("0.30");
		assertThat(told.formFields()).containsEntry("原因", "破损");
		assertThat(told.decisions().getFirst().userRef()).isEqualTo("manager");
		assertThat(told.decisions().getFirst().comment()).isEqualTo("已阅 approved");
	}

	@Test
	void rejectedWithdrawnAndExpiredAreNotApproved() {
		engine.manager().decide(ask(this.oa, "rejected", false), "rejected");
		engine.hub().withdraw(ask(this.oa, "withdrawn", false));
		engine.hub().letExpire(ask(this.oa, "expired", false));

		assertThat(told("rejected").status()).isEqualTo(ApprovalStatus.REJECTED);
		assertThat(told("withdrawn").status()).isEqualTo(ApprovalStatus.CANCELLED);
		assertThat(told("expired").status()).isEqualTo(ApprovalStatus.EXPIRED);
	}

	@Test
	void startedTwiceIsOne() {
		String process = ask(this.oa, "twice", false);

		String again = ask(this.oa, "twice", false);
		String afterACutOff = ask(bed.fresh("oa", "oa-that-knows-no-id"), "twice", true);

		assertThat(List.of(again, afterACutOff)).containsOnly(process);
		assertThat(engine.hub().processes("twice")).hasSize(1);
	}

	@Test
	void aNoticeIsShownOnceForEachLevel() {
		ObjectNode level = sample(RecordKind.STOCK);

		String first = save(this.oa, "send-stock-notice", RecordKind.STOCK, level, false);
		String again = save(this.oa, "send-stock-notice", RecordKind.STOCK, level, true);
		save(this.oa, "send-stock-notice", RecordKind.STOCK,
				level.put("version", "2026-11-23T05:07:50Z").put("updatedAt", "2026-11-23T05:07:50Z"), false);

		assertThat(again).isEqualTo(first);
		assertThat(engine.hub().processes("SKU0001@WH")).hasSize(2);
	}

	@Test
	void aNoticeOfWhatNeedsPeopleIsShownOnce() throws IOException {
		ObjectNode alert = (ObjectNode) CanonicalJson
			.readTree(Files.readAllBytes(Kit.PROJECT.resolve("connectors/flowable/stub/alert.json")));

		String first = save(this.oa, "send-notice", RecordKind.ALERT, alert, false);
		String again = save(bed.fresh("oa", "oa-that-knows-no-notice"), "send-notice", RecordKind.ALERT, alert, true);

		assertThat(again).isEqualTo(first);
		assertThat(engine.manager().processes("A")).singleElement()
			.satisfies((process) -> assertThat(process.path("name").asText()).isEqualTo("3 条单据需要人处理"));
	}

	@Test
	void theHubIsToldOfAnApprovalThatIsOverAndReadsIt() throws Exception {
		engine.door().stubFor(post("/hooks/oa").willReturn(okJson("{}")));
		String process = ask(this.oa, "told", false);
		engine.manager().decide(process, "approved");

		engine.hub().tell(process);

		Hook.Change change = toldAtTheDoor(process);
		assertThat(change.reads()).isEqualTo("changed-approvals");
		assertThat(change.id()).contains("approval.ended\n" + process);
		Approval read = read(change.object());
		assertThat(read.key()).isEqualTo("told");
		assertThat(read.status()).isEqualTo(ApprovalStatus.APPROVED);
	}

	@Test
	void aHubThatIsDownHoldsNoApprovalUpAndIsToldLater() {
		engine.door().stubFor(post("/hooks/oa").willReturn(aResponse().withStatus(503)));
		String process = ask(this.oa, "down", false);
		engine.manager().decide(process, "rejected");

		assertThatIllegalStateException().isThrownBy(() -> engine.hub().tell(process));

		assertThat(engine.hub().tellsAgain(process)).isTrue();
		assertThat(told("down").status()).isEqualTo(ApprovalStatus.REJECTED);
	}

	@Test
	void whatIsNotOverYetTellsNothing() {
		String process = ask(this.oa, "running", false);

		assertThatExceptionOfType(SkipException.class).isThrownBy(() -> read(process));
	}

	@Test
	void aProcessThatIsNotDeployedIsNamed() {
		ObjectNode approval = sample(RecordKind.APPROVAL).put("key", "nope").put("templateKey", "nope");

		HubException refused = catchThrowableOfType(HubException.class,
				() -> save(this.oa, "save-approval", RecordKind.APPROVAL, approval, false));

		assertThat(refused.failure().failureClass()).isEqualTo(FailureClass.INVALID_DATA);
		assertThat(refused.failure().what()).contains("No process definition found for key 'nope'");
	}

	private static String ask(OutsideSystem system, String key, boolean maybeWritten) {
		ObjectNode approval = sample(RecordKind.APPROVAL).put("key", key).put("templateKey", "seraiApproval");
		return save(system, "save-approval", RecordKind.APPROVAL, approval, maybeWritten);
	}

	private static String save(OutsideSystem system, String operation, RecordKind kind, JsonNode record,
			boolean maybeWritten) {
		CanonicalRecord read = CanonicalJson.read(kind, (ObjectNode) record);
		return new WriteCall(system, operation, read, CanonicalJson.tree(read), tables.crossReference(), bed.mappings())
			.run(maybeWritten)
			.orElseThrow();
	}

	/** Returns what the connector makes of what the engine sent about a process. */
	private static Hook.Change toldAtTheDoor(String process) {
		LoggedRequest sent = engine.door()
			.findAll(postRequestedFor(urlEqualTo("/hooks/oa")).withRequestBody(containing(process)))
			.getFirst();
		assertThat(sent.getHeader("Authorization")).isEqualTo("Bearer " + RealFlowable.HOOK_SECRET);
		assertThat(sent.getHeader("Content-Type")).startsWith("application/json");
		return new Hook("oa", TestHooks.spec("flowable", Map.of()), (name) -> null)
			.changes(new HookEvent(CanonicalJson.readTree(sent.getBody()), Map.of(), Map.of()))
			.getFirst();
	}

	/** Reads what the hub was told of, as the flow does. */
	private Approval read(String process) throws Exception {
		Exchange exchange = new DefaultExchange(new DefaultCamelContext());
		exchange.getMessage()
			.setBody(new Notice(this.oa.name(), "changed-approvals/" + process, "1", CLOCK.instant(),
					"changed-approvals", process, "event"));
		new NoticeReading(parts(), (read) -> {
		}).process(exchange);
		return exchange.getMessage().getBody(Approval.class);
	}

	private Poll.Parts parts() {
		return new Poll.Parts(new Systems(Map.of(this.oa.name(), this.oa)), tables.positions(), bed.mappings(),
				new RecordValidator(), CLOCK);
	}

	/** Polls everything that came to an end, and returns what it tells of one. */
	private Approval told(String key) {
		List<Object> published = new ArrayList<>();
		PolledOperation polled = new PolledOperation(this.oa.name(), "changed-approvals",
				Instant.now().minus(Duration.ofHours(1)));
		new Poll("approvals of " + key, polled, parts(), published::add).window();
		return published.stream()
			.map(Approval.class::cast)
			.filter((approval) -> approval.key().equals(key))
			.findFirst()
			.orElseThrow(() -> new AssertionError(key + " is not among " + published));
	}

	private static ObjectNode sample(RecordKind kind) {
		try {
			return (ObjectNode) CanonicalJson.readTree(Files
				.readAllBytes(Kit.PROJECT.resolve("src/test/resources/kit/%s.json".formatted(kind.wireName()))));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
