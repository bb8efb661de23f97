package io.serai.messagestore;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;
import io.serai.database.OnEachDatabase;
import io.serai.database.TestDatabase;
import io.serai.delivery.DeliveryEvent;
import io.serai.delivery.DeliveryState;
import io.serai.messagestore.Figures.Span;

import static io.serai.messagestore.Stored.FLOW;
import static io.serai.messagestore.Stored.NOW;
import static io.serai.messagestore.Stored.ORDER;
import static io.serai.messagestore.Stored.delivered;
import static io.serai.messagestore.Stored.event;
import static io.serai.messagestore.Stored.order;
import static io.serai.messagestore.Stored.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

class MessageStoreTests {

	private static final DeadLetterFilter ALL = new DeadLetterFilter(null, null);

	@OnEachDatabase
	void countsNoDeadLetterThatWasDeliveredAfterTheClockWasSetBack(TestDatabase database) {
		Stored stored = new Stored(database);
		stored.happens(event(ORDER, "1", DeliveryState.DEAD, NOW));
		stored.happens(event(ORDER, "1", DeliveryState.WAITING, NOW.minus(Duration.ofMinutes(30))));
		stored.happens(delivered(ORDER, "1", NOW.minus(Duration.ofMinutes(29)), "SO-7"));

		assertThat(stored.store.deadLetters(new DeadLetterFilter(null, null), 0, 10).total()).isZero();
		assertThat(stored.standing(ORDER).state()).isEqualTo(DeliveryState.DELIVERED);
	}

	@OnEachDatabase
	void tellsWhereARecordIsInEveryFlow(TestDatabase database) throws Exception {
		Stored stored = new Stored(database);
		stored.comesIn(record(ORDER, "9", NOW.minusSeconds(9)), record(ORDER, "10", NOW.minusSeconds(20)));
		stored.happens(event(ORDER, "10", DeliveryState.DEAD, NOW));

		Whereabouts where = stored.store.whereIs("orders", "shop", "WX1001").orElseThrow();

		assertThat(where.version()).isEqualTo("10");
		assertThat(where.deliveries()).extracting(Standing::state, Standing::what, Standing::remedy)
			.containsExactly(tuple(DeliveryState.DEAD, "SKU unknown (WX1001)", "Create it in the ERP, then retry."));
		assertThat(JsonMapper.builder().addModule(new JavaTimeModule()).build().writeValueAsString(where))
			.contains("\"kind\":\"order\"", "\"state\":\"DEAD\"", "\"remedy\":\"Create it")
			.doesNotContain("null");
	}

	@OnEachDatabase
	void knowsNothingOfARecordThatNeverCameIn(TestDatabase database) {
		MessageStore store = new Stored(database).store;

		assertThat(store.whereIs("order", "shop", "WX404")).isEmpty();
		assertThat(store.journey(order("WX404"))).isEmpty();
		assertThat(store.body("nobody")).isEmpty();
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> store.whereIs("camel", "shop", "1"))
			.withMessageContaining("there are [order");
	}

	@OnEachDatabase
	void findsARecordByTheBeginningOfItsKeyOrOfAForeignNumber(TestDatabase database) {
		Stored stored = new Stored(database);
		stored.comesIn(record(order("WX1001"), "1", NOW), record(order("WX10019"), "1", NOW.plusSeconds(5)),
				record(order("100%_WX"), "1", NOW));
		stored.happens(delivered(order("AB1"), "1", NOW, "WX1001-SO"), delivered(order("AB2"), "1", NOW, "SO-2"));

		assertThat(found(stored, "WX1001")).containsExactly("WX1001", "WX10019", "AB1");
		assertThat(found(stored, " wx1001 ")).containsExactly("WX1001", "WX10019", "AB1");
		assertThat(found(stored, "SO-2")).containsExactly("AB2");
		assertThat(found(stored, "100%")).containsExactly("100%_WX");
		assertThat(found(stored, "%")).isEmpty();
		assertThat(found(stored, " ")).isEmpty();
		assertThat(stored.store.search("WX", 1)).hasSize(1);
	}

	@OnEachDatabase
	void showsTheJourneyInTheOrderOfTime(TestDatabase database) {
		Stored stored = new Stored(database);
		stored.comesIn(record(ORDER, "1", NOW.minusSeconds(30)), record(ORDER, "2", NOW.minusSeconds(10)));
		stored.happens(event(ORDER, "1", DeliveryState.RETRYING, NOW.minusSeconds(20)),
				delivered(ORDER, "2", NOW, "SO-7"));

		List<JourneyStep> journey = stored.store.journey(ORDER);

		assertThat(journey).extracting(JourneyStep::version).containsExactly("1", "1", "2", "2");
		assertThat(journey.get(3)).isInstanceOfSatisfying(JourneyStep.Happened.class,
				(step) -> assertThat(step.event().externalId()).isEqualTo("SO-7"));
		assertThat(stored.store.body("m-WX1001-1").map((body) -> new String(body, StandardCharsets.UTF_8)))
			.contains("{\"key\":\"WX1001\"}");
	}

	@OnEachDatabase
	void groupsOpenDeadLettersByCauseAndPagesThroughThem(TestDatabase database) {
		Stored stored = new Stored(database);
		stored.happens(event(order("A"), "1", DeliveryState.DEAD, NOW.minusSeconds(50), "SKU unknown", null),
				event(order("B"), "1", DeliveryState.DEAD, NOW.minusSeconds(40), "SKU unknown", null),
				event(order("C"), "1", DeliveryState.DEAD, NOW.minusSeconds(30), "no warehouse", null));

		List<CauseGroup> causes = stored.store.causes();

		assertThat(causes).extracting(CauseGroup::cause, CauseGroup::count)
			.containsExactly(tuple("SKU unknown", 2L), tuple("no warehouse", 1L));
		assertThat(causes.getFirst().first()).isEqualTo(NOW.minusSeconds(50));
		assertThat(causes.getFirst().last()).isEqualTo(NOW.minusSeconds(40));
		DeadLetterPage page = stored.store.deadLetters(new DeadLetterFilter(FLOW, "SKU unknown"), 1, 1);
		assertThat(page.total()).isEqualTo(2);
		assertThat(page.pages()).isEqualTo(2);
		assertThat(page.letters()).extracting((letter) -> letter.record().key()).containsExactly("A");
		assertThat(stored.store.deadLetters(new DeadLetterFilter("another", null), 0, 10).letters()).isEmpty();
	}

	@OnEachDatabase
	void countsWhatOpenDeadLettersOfAClassSayAndNamesThemOnDemand(TestDatabase database) {
		Stored stored = new Stored(database);
		stored.happens(event(order("A"), "1", DeliveryState.DEAD, NOW), event(order("B"), "1", DeliveryState.DEAD, NOW),
				delivered(order("C"), "1", NOW, "SO-1"));

		List<FailedAlike> alike = stored.store.deadAlike("invalid-data");

		assertThat(alike).containsExactlyInAnyOrder(new FailedAlike(FLOW, "SKU unknown (A)", 1),
				new FailedAlike(FLOW, "SKU unknown (B)", 1));
		assertThat(stored.store.deadMessages(new FailedAlike(FLOW, "SKU unknown (B)", 1))).containsExactly("m-B-1");
		assertThat(stored.store.deadAlike("unmapped-code")).isEmpty();
		assertThat(stored.store.deadMessages(new FailedAlike("another", "SKU unknown (B)", 1))).isEmpty();
	}

	@OnEachDatabase
	void tellsTheNewestDeliveredVersionsOfManyRecordsAtOnce(TestDatabase database) {
		Stored stored = new Stored(database);
		stored.happens(delivered(order("A"), "3", NOW, "SO-1"), event(order("B"), "1", DeliveryState.DEAD, NOW),
				event(order("C"), "2", DeliveryState.SKIPPED, NOW), delivered(order("D"), "1", NOW, "SO-2"));

		assertThat(stored.standings.newest(FLOW, List.of(order("A"), order("B"), order("C"), order("E"))))
			.containsOnly(Map.entry(order("A"), "3"), Map.entry(order("C"), "2"));
		assertThat(stored.standings.newest("another", List.of(order("A")))).isEmpty();
		assertThat(stored.standings.newest(FLOW, List.of())).isEmpty();
	}

	@OnEachDatabase
	void aDeadLetterClosesWhenItsRecordGoesThroughInANewerVersionOrIsDiscarded(TestDatabase database) {
		Stored stored = new Stored(database);
		stored.happens(event(order("A"), "1", DeliveryState.DEAD, NOW.minusSeconds(5)),
				event(order("B"), "1", DeliveryState.DEAD, NOW.minusSeconds(5)));
		assertThat(stored.store.figures(NOW.minusSeconds(60)).dead()).isEqualTo(2);

		stored.happens(delivered(order("A"), "2", NOW, "SO-7"), event(order("B"), "1", DeliveryState.DISCARDED, NOW));

		assertThat(stored.store.deadLetters(ALL, 0, 10).total()).isZero();
		assertThat(stored.store.causes()).isEmpty();
		assertThat(stored.store.figures(NOW.minusSeconds(60)).dead()).isZero();
	}

	@OnEachDatabase
	void countsTheLastHourAndTheDay(TestDatabase database) {
		Stored stored = new Stored(database);
		Instant morning = NOW.minus(Duration.ofHours(3));
		stored.comesIn(record(order("A"), "1", morning), record(order("B"), "1", NOW));
		stored.happens(delivered(order("A"), "1", morning, "SO-1"), delivered(order("B"), "1", NOW, "SO-2"),
				event(order("C"), "1", DeliveryState.SKIPPED, NOW),
				event(order("D"), "1", DeliveryState.DEAD, NOW.minus(Duration.ofDays(1))));

		Figures figures = stored.store.figures(NOW.minus(Duration.ofHours(16)));

		assertThat(figures.received("order")).isEqualTo(new Span(1, 2));
		assertThat(figures.of(FLOW).delivered()).isEqualTo(new Span(1, 2));
		assertThat(figures.of(FLOW).skipped()).isEqualTo(new Span(1, 1));
		assertThat(figures.of(FLOW).dead()).isEqualTo(1);
		assertThat(figures.of(FLOW).lastSuccess()).isEqualTo(NOW);
		assertThat(figures.of(FLOW).hours()).hasSize(24).endsWith(1L, 0L, 0L, 1L);
		assertThat(figures.of("never-ran")).isEqualTo(Figures.OfFlow.NONE);
	}

	@OnEachDatabase
	void findsARecordByTheNumberThatPeopleInTheSystemSee(TestDatabase database) {
		Stored stored = new Stored(database);
		stored.comesIn(record(order("A"), "1", NOW));
		DeliveryEvent told = delivered(order("A"), "1", NOW, "9007199254740993");
		stored.happens(new DeliveryEvent(told.id(), told.messageId(), told.flow(), told.record(), told.version(),
				told.state(), told.attempt(), told.at(), told.tookMillis(), null, null, null, null, null, told.system(),
				told.externalId(), null, "SO-000017"));
		stored.happens(delivered(order("A"), "2", NOW.plusSeconds(1), "9007199254740993"));

		assertThat(stored.store.search("so-0000", 5)).extracting((hit) -> hit.record().key()).containsExactly("A");
		assertThat(stored.store.search("9007", 5)).extracting((hit) -> hit.record().key()).containsExactly("A");
		assertThat(stored.standing(order("A")).externalNumber()).as("an update tells no number").isEqualTo("SO-000017");
		assertThat(stored.store.events(FLOW, DeliveryState.DELIVERED, NOW, 10))
			.extracting(DeliveryEvent::externalNumber)
			.containsExactly(null, "SO-000017");
	}

	@OnEachDatabase
	void listsWhatTheFiguresCount(TestDatabase database) {
		Stored stored = new Stored(database);
		Instant earlier = NOW.minusSeconds(60);
		stored.comesIn(record(order("A"), "1", earlier), record(order("B"), "1", earlier),
				record(order("C"), "1", NOW));
		stored.happens(delivered(order("A"), "1", NOW, "SO-1"), event(order("B"), "1", DeliveryState.RETRYING, NOW));
		stored.waits(2);

		assertThat(stored.store.events(FLOW, DeliveryState.DELIVERED, earlier, 10))
			.extracting((event) -> event.record().key())
			.containsExactly("A");
		assertThat(stored.store.received(RecordKind.ORDER, NOW, 10)).extracting((received) -> received.record().key())
			.containsExactly("C");
		assertThat(stored.store.waiting(FLOW, 10)).extracting((received) -> received.record().key())
			.containsExactly("B", "C");
		String via = record(order("A"), "1", NOW).via();
		assertThat(stored.store.fetched(via, NOW, 10)).extracting((received) -> received.record().key())
			.containsExactly("C");
		assertThat(stored.store.fetched("another-flow", earlier, 10)).isEmpty();
	}

	@OnEachDatabase
	void tellsOfARecordThatAPausedFlowHasNotComeTo(TestDatabase database) {
		Stored stored = new Stored(database);
		stored.comesIn(record(order("A"), "1", NOW.minusSeconds(60)), record(order("B"), "1", NOW.minusSeconds(50)),
				record(order("C"), "1", NOW.minusSeconds(40)), record(order("B"), "2", NOW.minusSeconds(30)));
		stored.happens(delivered(order("B"), "1", NOW.minusSeconds(45), "SO-1"));
		stored.waits(2);

		assertThat(stored.store.oldestWaiting()).containsEntry(FLOW, NOW.minusSeconds(40));
		assertThat(stored.store.waiting(FLOW, 10)).extracting((waiting) -> waiting.record().key())
			.containsExactly("C", "B");
		assertThat(stored.standing(order("B"))).returns(DeliveryState.WAITING, Standing::state)
			.returns("2", Standing::version)
			.returns("1", Standing::deliveredVersion)
			.returns("erp does not answer", Standing::what)
			.returns(NOW.plusSeconds(9), Standing::nextAttemptAt);
		assertThat(stored.store.search("C", 5)).singleElement()
			.satisfies((hit) -> assertThat(hit.deliveries()).extracting(Standing::state)
				.containsExactly(DeliveryState.WAITING));
	}

	@OnEachDatabase
	void aRecordFromBeforeAFlowBeganDoesNotWaitForIt(TestDatabase database) {
		Stored stored = new Stored(database);
		stored.comesIn(record(order("OLD"), "1", NOW.minusSeconds(60)), record(order("NEW"), "1", NOW));
		stored.waits(1);

		assertThat(stored.store.whereIs("order", "shop", "OLD").orElseThrow().deliveries()).isEmpty();
		assertThat(stored.standing(order("NEW"))).returns(DeliveryState.WAITING, Standing::state);
	}

	@OnEachDatabase
	void forgetsWhatIsTooOldButNeverWhereARecordStands(TestDatabase database) {
		Stored stored = new Stored(database);
		Instant old = NOW.minus(Duration.ofDays(200));
		Instant aged = NOW.minus(Duration.ofDays(40));
		for (String key : List.of("A", "B", "C")) {
			stored.comesIn(record(order(key), "1", old));
			stored.happens(delivered(order(key), "1", old, "SO-" + key));
		}
		stored.comesIn(record(order("D"), "1", aged), record(order("E"), "1", NOW));

		stored.retention.clean();

		assertThat(stored.store.journey(order("A"))).isEmpty();
		assertThat(stored.standings.newest(FLOW, order("A"))).contains("1");
		assertThat(stored.store.whereIs("order", "shop", "A")).isPresent();
		assertThat(stored.store.journey(order("D"))).singleElement()
			.isInstanceOfSatisfying(JourneyStep.Accepted.class, (step) -> assertThat(step.bodyKept()).isFalse());
		assertThat(stored.store.body("m-E-1")).isPresent();
	}

	private static List<String> found(Stored stored, String text) {
		return stored.store.search(text, 20).stream().map(SearchHit::record).map(RecordKey::key).toList();
	}

	@OnEachDatabase
	void kindsDoNotMix(TestDatabase database) {
		Stored stored = new Stored(database);
		RecordKey stock = new RecordKey(RecordKind.STOCK, "shop", "WX1001");

		stored.happens(delivered(ORDER, "5", NOW, "SO-7"), delivered(stock, "1", NOW, "ST-7"));

		assertThat(stored.standings.newest(FLOW, stock)).contains("1");
		assertThat(stored.store.journey(ORDER)).hasSize(1);
	}

}
