package io.serai.messagestore;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;
import io.serai.database.OnEachDatabase;
import io.serai.database.TestDatabase;
import io.serai.delivery.DeliveryEvent;
import io.serai.delivery.DeliveryState;
import io.serai.delivery.StoredRecord;

import org.springframework.boot.actuate.health.Status;
import org.springframework.dao.DataAccessException;

import static io.serai.messagestore.Stored.FLOW;
import static io.serai.messagestore.Stored.NOW;
import static io.serai.messagestore.Stored.ORDER;
import static io.serai.messagestore.Stored.delivered;
import static io.serai.messagestore.Stored.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StoreWriterTests {

	private static final Instant EARLIER = NOW.minusSeconds(60);

	@OnEachDatabase
	void aBatchThatComesTwiceChangesNothingTheSecondTime(TestDatabase database) {
		Stored stored = new Stored(database);
		DeliveryEvent retrying = event(ORDER, "1", DeliveryState.RETRYING, EARLIER);
		DeliveryEvent done = delivered(ORDER, "1", NOW, "SO-7");
		StoredRecord record = Stored.record(ORDER, "1", EARLIER);

		stored.comesIn(record, record);
		stored.happens(retrying, done);
		stored.comesIn(record);
		stored.happens(retrying, retrying);

		assertThat(stored.standing(ORDER).state()).isEqualTo(DeliveryState.DELIVERED);
		assertThat(stored.store.journey(ORDER)).hasSize(3);
		assertThat(stored.store.figures(EARLIER).received("order").today()).isEqualTo(1);
		assertThat(stored.store.figures(EARLIER).of(FLOW).retried().hour()).isEqualTo(1);
	}

	@OnEachDatabase
	void anOldEventNeverOverwritesANewerState(TestDatabase database) {
		Stored stored = new Stored(database);

		stored.happens(delivered(ORDER, "1", NOW, "SO-7"));
		stored.happens(event(ORDER, "1", DeliveryState.RETRYING, EARLIER));

		assertThat(stored.standing(ORDER).state()).isEqualTo(DeliveryState.DELIVERED);
	}

	@OnEachDatabase
	void anOlderVersionNeitherOverwritesTheStateNorTheDeliveredVersion(TestDatabase database) {
		Stored stored = new Stored(database);

		stored.happens(delivered(ORDER, "10", EARLIER, "SO-7"));
		stored.happens(event(ORDER, "9", DeliveryState.SKIPPED, NOW), delivered(ORDER, "9", NOW, "SO-7"));

		assertThat(stored.standing(ORDER).version()).isEqualTo("10");
		assertThat(stored.standing(ORDER).state()).isEqualTo(DeliveryState.DELIVERED);
		assertThat(stored.standings.newest(FLOW, ORDER)).contains("10");
	}

	@OnEachDatabase
	void theDeliveredVersionStaysWhenANewerVersionFails(TestDatabase database) {
		Stored stored = new Stored(database);

		stored.happens(delivered(ORDER, "1", EARLIER, "SO-7"), event(ORDER, "2", DeliveryState.DEAD, NOW));

		assertThat(stored.standing(ORDER).state()).isEqualTo(DeliveryState.DEAD);
		assertThat(stored.standing(ORDER).externalId()).isEqualTo("SO-7");
		assertThat(stored.standings.newest(FLOW, ORDER)).contains("1");
		assertThat(stored.standings.newest("another-flow", ORDER)).isEmpty();
	}

	@OnEachDatabase
	void fiveHundredDeliveriesAreWrittenInOneBatch(TestDatabase database) {
		Stored stored = new Stored(database);
		List<RecordKey> orders = IntStream.range(0, 500).mapToObj((number) -> Stored.order("N" + number)).toList();

		stored.writer.onRecords(orders.stream().map((order) -> Stored.record(order, "1", EARLIER)).toList());
		stored.writer
			.onEvents(orders.stream().map((order) -> delivered(order, "1", NOW, "SO-" + order.key())).toList());

		assertThat(stored.store.figures(EARLIER).of(FLOW).delivered().hour()).isEqualTo(500);
		assertThat(stored.standing(Stored.order("N499")).externalId()).isEqualTo("SO-N499");
	}

	@OnEachDatabase
	void aBodyOfSeveralMegabytesComesBackUnchanged(TestDatabase database) {
		Stored stored = new Stored(database);
		byte[] body = new byte[3 * 1024 * 1024 + 17];
		for (int i = 0; i < body.length; i++) {
			body[i] = (byte) (i % 251);
		}

		stored.comesIn(new StoredRecord("big", ORDER, "1", "shop-api", NOW, body));

		assertThat(stored.store.body("big")).contains(body);
	}

	@OnEachDatabase
	void textThatADatabaseRefusesDoesNotHoldUpTheRest(TestDatabase database) {
		Stored stored = new Stored(database);
		RecordKey odd = new RecordKey(RecordKind.ORDER, "shop", "单号🐪" + "x".repeat(5000));

		stored.happens(event(odd, "1", DeliveryState.DEAD, NOW, "a\u0000b\ud83d", null));

		DeadLetter letter = stored.store.deadLetters(new DeadLetterFilter(FLOW, null), 0, 10).letters().getFirst();
		assertThat(letter.record().key()).startsWith("单号🐪xxx").hasSize(400);
		assertThat(letter.standing().cause()).isEqualTo("a\ufffdb\ufffd");
	}

	@OnEachDatabase
	void saysThatItIsBehindWhileTheDatabaseIsAway(TestDatabase database) {
		Stored stored = new Stored(database);
		stored.happens(delivered(ORDER, "1", NOW.minusSeconds(1), "SO-7"));
		assertThat(stored.store.health().behind()).isFalse();
		assertThat(stored.store.health().lag()).isEqualTo(Duration.ofSeconds(1));
		MessageStoreHealthIndicator health = new MessageStoreHealthIndicator(stored.writer);
		assertThat(health.health().getStatus()).isEqualTo(Status.UP);

		database.pool().close();

		assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> stored.happens(delivered(ORDER, "2", NOW, "SO-7")));
		assertThat(stored.store.health().behind()).isTrue();
		assertThat(stored.store.health().failingSince()).isEqualTo(NOW);
		assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
		assertThat(health.health().getDetails()).containsEntry("failingSince", NOW);
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> stored.store.causes());
	}

	@OnEachDatabase
	void saysThatItIsBehindWhenItWritesOldEvents(TestDatabase database) {
		Stored stored = new Stored(database);

		stored.happens(delivered(ORDER, "1", EARLIER, "SO-7"));

		assertThat(stored.store.health().behind()).isTrue();
	}

}
