package io.serai.messagestore;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;
import io.serai.delivery.DeliveryEvent;
import io.serai.delivery.DeliveryState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static io.serai.messagestore.Stored.NOW;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Events of one version whose times of day are in another order than they happened.
 */
class NextStandingTests {

	private static final RecordKey ORDER = new RecordKey(RecordKind.ORDER, "shop", "1");

	private static final Instant SET_BACK = NOW.minus(Duration.ofMinutes(30));

	@Test
	void endsADeadLetterThatWasRetriedAndDeliveredAfterTheClockWasSetBack() {
		Standing dead = after(null, event(DeliveryState.DEAD, 6, NOW, null));
		Standing again = after(dead, event(DeliveryState.WAITING, 0, SET_BACK, "li.wei"));
		Standing delivered = after(again, event(DeliveryState.DELIVERED, 0, SET_BACK.plusSeconds(1), null));

		assertThat(again.state()).isEqualTo(DeliveryState.WAITING);
		assertThat(delivered.state()).isEqualTo(DeliveryState.DELIVERED);
	}

	@Test
	void endsADeadLetterThatAPersonGaveUpAfterTheClockWasSetBack() {
		Standing dead = after(null, event(DeliveryState.DEAD, 6, NOW, null));

		assertThat(after(dead, event(DeliveryState.DISCARDED, 6, SET_BACK, "li.wei")).state())
			.isEqualTo(DeliveryState.DISCARDED);
	}

	@Test
	void showsADeadLetterThoughItDiedAfterTheClockWasSetBack() {
		Standing retrying = after(null, event(DeliveryState.RETRYING, 5, NOW, null));

		assertThat(after(retrying, event(DeliveryState.DEAD, 6, SET_BACK, null)).state()).isEqualTo(DeliveryState.DEAD);
	}

	@Test
	void showsThatARepairFailedAfterTheClockWasSetBack() {
		Standing delivered = after(null, event(DeliveryState.DELIVERED, 0, NOW, null));

		assertThat(after(delivered, event(DeliveryState.DEAD, 1, SET_BACK, null)).state())
			.isEqualTo(DeliveryState.DEAD);
	}

	@Test
	void leavesAnEndAsItIsIfAnotherNodeTellsLateWhatWasBefore() {
		Standing delivered = after(null, event(DeliveryState.DELIVERED, 1, NOW, null));

		assertThat(after(delivered, event(DeliveryState.RETRYING, 1, SET_BACK, null))).isEqualTo(delivered);
		assertThat(after(delivered, event(DeliveryState.WAITING, 1, SET_BACK, null))).isEqualTo(delivered);
	}

	@Test
	void showsTheNoticeThatCameLastWhateverTheTimeOfDay() {
		RecordKey notice = new RecordKey(RecordKind.NOTICE, "shop", "changed-orders/1");
		Standing first = after(null, event(notice, "m-1", "2000", DeliveryState.DELIVERED, 0, NOW, null));

		Standing second = after(first, event(notice, "m-2", "1000", DeliveryState.DEAD, 1, SET_BACK, null));

		assertThat(second.state()).isEqualTo(DeliveryState.DEAD);
		assertThat(second.messageId()).isEqualTo("m-2");
		assertThat(second.deliveredVersion()).isEqualTo("2000");
	}

	private static Standing after(@Nullable Standing before, DeliveryEvent event) {
		return NextStanding.after(before, event);
	}

	private static DeliveryEvent event(DeliveryState state, int attempt, Instant at, @Nullable String by) {
		return event(ORDER, "m", "1", state, attempt, at, by);
	}

	private static DeliveryEvent event(RecordKey record, String messageId, String version, DeliveryState state,
			int attempt, Instant at, @Nullable String by) {
		return new DeliveryEvent(UUID.randomUUID().toString(), messageId, "order-to-erp", record, version, state,
				attempt, at, 1, null, null, null, null, null, null, null, by);
	}

}
