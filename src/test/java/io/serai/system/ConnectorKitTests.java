package io.serai.system;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import io.serai.canonical.CanonicalJson;
import io.serai.failure.Failure;
import io.serai.system.connector.Operation;
import io.serai.system.connector.Paging;
import io.serai.system.connector.Safety;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The certification kit. Finds every folder in {@code connectors/} by itself; what its
 * {@code stub/kit.yaml} says is told in {@code src/docs/add-a-connector.md}.
 */
class ConnectorKitTests {

	private static final Map<String, Kit> KITS = kits();

	private static final WireMockServer outside = Stub.start();

	private static KitBed bed;

	@BeforeAll
	static void start() throws Exception {
		bed = new KitBed(KITS, outside.baseUrl());
	}

	@AfterAll
	static void stop() {
		bed.close();
		outside.stop();
	}

	static Set<String> connectors() {
		return KITS.keySet();
	}

	static Stream<Arguments> scenes() {
		return KITS.entrySet()
			.stream()
			.flatMap((kit) -> kit.getValue()
				.cases()
				.keySet()
				.stream()
				.flatMap((one) -> kit.getValue()
					.scenes(one)
					.stream()
					.map((scene) -> Arguments.of(kit.getKey(), one, scene))));
	}

	static Stream<Arguments> singles() {
		return KITS.entrySet()
			.stream()
			.flatMap((kit) -> kit.getValue()
				.byId()
				.entrySet()
				.stream()
				.map((single) -> Arguments.of(kit.getKey(), single.getKey(), single.getValue())));
	}

	static Stream<Arguments> misfortunes() {
		return KITS.entrySet()
			.stream()
			.filter((kit) -> kit.getValue().elsewhere() == null)
			.flatMap((kit) -> kit.getValue()
				.calls()
				.keySet()
				.stream()
				.flatMap((call) -> Stream.of(Misfortune.values())
					.map((misfortune) -> Arguments.of(kit.getKey(), call, misfortune))));
	}

	@ParameterizedTest
	@MethodSource("connectors")
	void declaresEveryCaseOrSaysWhyNot(String connector) {
		Kit kit = KITS.get(connector);
		if (kit.elsewhere() != null) {
			isPlayedElsewhere(connector, kit);
			return;
		}

		Set<KitCase> missing = EnumSet.allOf(KitCase.class);
		kit.cases().forEach((one, scenes) -> {
			boolean hasScenes = scenes.scenes() != null && !scenes.scenes().isEmpty();
			boolean saysWhyNot = scenes.reason() != null && scenes.reason().length() > 20;
			if (hasScenes != saysWhyNot) {
				missing.remove(one);
			}
		});

		assertThat(missing)
			.as("cases without scenes in connectors/%s/stub/kit.yaml; or write 'not:' with a reason", connector)
			.isEmpty();
		assertThat(kit.calls()).as("calls").isNotEmpty();
		assertThat(kit.operations().keySet()).as("operations")
			.isEqualTo(bed.fresh(connector).connector().operations().keySet());
	}

	@ParameterizedTest
	@MethodSource("scenes")
	void bears(String connector, KitCase one, Kit.Scene scene) {
		KitStub stub = new KitStub(connector, KITS.get(connector), outside);
		stub.play(scene.answers());
		KitScene played = new KitScene(scene, stub, new KitRun(bed, connector, scene));

		one.run(played);

		played.check();
	}

	@ParameterizedTest
	@MethodSource("connectors")
	void cutsOffEveryWriteThatLooksFirst(String connector) {
		Set<String> looking = operations(connector, (name, operation) -> operation.safety() == Safety.CHECK_FIRST);

		KITS.get(connector)
			.scenes(KitCase.CUT_OFF_AFTER_COMMIT)
			.forEach((scene) -> scene.cut().forEach(looking::remove));

		assertThat(looking).as("""
				writes that look first and are never answered by 'cut' under cut-off-after-commit in \
				connectors/%s/stub/kit.yaml; add a scene for each, in which its find has it afterwards""", connector)
			.isEmpty();
	}

	@ParameterizedTest
	@MethodSource("connectors")
	void turnsThePageOfEveryPoll(String connector) {
		Set<String> searched = operations(connector, (name, operation) -> operation.isWrite()).stream()
			.map((write) -> bed.fresh(connector).operation(write).find())
			.collect(Collectors.toSet());
		Set<String> polls = operations(connector, (name, operation) -> operation.isPoll()
				&& operation.pagingKind() != Paging.NONE && !searched.contains(name));

		KITS.get(connector).scenes(KitCase.EQUAL_TIMES_AT_PAGE_BOUNDARY).forEach((scene) -> polls.remove(scene.call()));

		assertThat(polls).as("""
				polls with pages and without a scene of equal-times-at-page-boundary in connectors/%s/stub/kit.yaml; \
				add one for each, with items of one moment on two pages""", connector).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("connectors")
	void triesEveryBackfillById(String connector) {
		Kit kit = KITS.get(connector);

		Set<String> readable = operations(connector,
				(name, operation) -> new KitRun(bed, connector, name, null).single().isPresent());

		assertThat(kit.byId().keySet()).as("byId in connectors/%s/stub/kit.yaml", connector).isEqualTo(readable);
	}

	@ParameterizedTest
	@MethodSource("singles")
	void readsExactlyTheOneThatABackfillNames(String connector, String poll, Kit.Scene scene) {
		KitStub stub = new KitStub(connector, KITS.get(connector), outside);
		stub.play(scene.answers());

		KitScene played = new KitScene(scene, stub, new KitRun(bed, connector, poll, null).byId(scene.with()));

		assertThat(played.run().published()).as("what a backfill of %s reads", scene.with()).hasSize(1);
		assertThat(scene.expect().records()).as("expect.records").isNotNull();
		assertThat(scene.expect().sent()).as("expect.sent, which shows the id").isNotNull();
		played.check();
	}

	@ParameterizedTest
	@MethodSource("misfortunes")
	void classifies(String connector, String call, Misfortune misfortune) {
		Kit kit = KITS.get(connector);
		KitStub stub = new KitStub(connector, kit, outside);
		Optional<JsonNode> answer = misfortune.answer();
		Map<String, List<JsonNode>> answers = new HashMap<>(kit.calls().get(call).answers());
		answer.ifPresent((given) -> answers.put(call, List.of(given)));
		stub.play(answers);
		KitRun run = new KitRun(bed, connector, call, kit.calls().get(call).with());

		Failure failure = run.once(false).failure();

		String expected = misfortune.expected(kit.calls().get(call), run.spec());
		assertThat((failure != null) ? failure.failureClass().wireName() : "ok")
			.as((failure != null) ? failure.what() : "succeeded")
			.isEqualTo(expected);
		assertThat(stub.sent(call)).hasSize(1);
		if (failure != null && misfortune != Misfortune.UNAVAILABLE) {
			assertThat(failure.maybeWritten()).isEqualTo(run.spec().isWrite());
		}
	}

	/** None if the connector is played elsewhere. */
	private static Set<String> operations(String connector, BiPredicate<String, Operation> which) {
		Map<String, Operation> operations = (KITS.get(connector).elsewhere() != null) ? Map.of()
				: bed.fresh(connector).connector().operations();
		return operations.entrySet()
			.stream()
			.filter((entry) -> which.test(entry.getKey(), entry.getValue()))
			.map(Map.Entry::getKey)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/** Every operation and every case has a test of its own, or a reason. */
	private static void isPlayedElsewhere(String connector, Kit kit) {
		assertThat(kit.elsewhere().why()).as("elsewhere.why").hasSizeGreaterThan(20);
		assertThat(kit.cases().keySet()).as("cases in connectors/%s/stub/kit.yaml", connector)
			.isEqualTo(EnumSet.allOf(KitCase.class));
		kit.cases().forEach((one, scenes) -> {
			boolean saysWhyNot = scenes.reason() != null && scenes.reason().length() > 20;
			assertThat(saysWhyNot || kit.elsewhere().has(String.valueOf(scenes.test())))
				.as("%s needs 'test:' with a test of %s, or 'not:' with a reason", one, kit.elsewhere().tests())
				.isTrue();
		});
		Set<String> operations = Kit.operationsOf(connector);
		assertThat(kit.calls().keySet()).as("calls").isEqualTo(operations);
		kit.calls()
			.forEach((operation, called) -> assertThat(kit.elsewhere().has(String.valueOf(called.test())))
				.as("%s needs 'test:' with a test of %s", operation, kit.elsewhere().tests())
				.isTrue());
	}

	private static Map<String, Kit> kits() {
		Map<String, Kit> kits = new TreeMap<>();
		Kit.connectors().forEach((connector) -> kits.put(connector, Kit.of(connector)));
		return kits;
	}

	/** What may happen to any call. */
	enum Misfortune {

		NONE("ok", "ok", null),

		CUT_OFF("outcome-unknown", "transient", TextNode.valueOf("cut")),

		WEB_PAGE("outcome-unknown", "transient", described(200, "<html>维护中 Maintenance</html>")),

		NOTHING("outcome-unknown", "transient", described(200, "")),

		ERROR_OF_THE_SYSTEM("transient", "transient", described(500, "{}")),

		UNAVAILABLE("unavailable", "unavailable", described(503, "<html>Maintenance</html>"));

		private final String ofWrite;

		private final String ofRead;

		private final JsonNode answer;

		Misfortune(String ofWrite, String ofRead, JsonNode answer) {
			this.ofWrite = ofWrite;
			this.ofRead = ofRead;
			this.answer = answer;
		}

		Optional<JsonNode> answer() {
			return Optional.ofNullable(this.answer);
		}

		String expected(Kit.Called called, Operation operation) {
			boolean mustSpeak = operation.id() != null || operation.items() != null;
			String usual = operation.isWrite() ? this.ofWrite : this.ofRead;
			return switch (this) {
				case WEB_PAGE -> (called.html() != null) ? called.html() : usual;
				case NOTHING -> (called.empty() != null) ? called.empty() : mustSpeak ? usual : "ok";
				default -> usual;
			};
		}

		private static JsonNode described(int status, String text) {
			ObjectNode answer = CanonicalJson.mapper().createObjectNode();
			return answer.put("status", status).put("text", text);
		}

	}

}
