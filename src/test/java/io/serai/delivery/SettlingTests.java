package io.serai.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;

import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class SettlingTests {

	private static final Instant NOW = Instant.parse("2026-11-22T05:00:00Z");

	private final Settling settling = new Settling("order-to-erp",
			new RetryLadder(List.of(Duration.ofSeconds(10), Duration.ofSeconds(100)), 0.2, new Random(1)),
			Clock.fixed(NOW, ZoneOffset.UTC));

	@Test
	void endsADeliveredMessageWithoutACopy() {
		Settlement settlement = settle(0, new Outcome.Delivered("erp", "SO-1"));

		assertThat(settlement.copy()).isNull();
		assertThat(settlement.event().state()).isEqualTo(DeliveryState.DELIVERED);
		assertThat(settlement.event().externalId()).isEqualTo("SO-1");
	}

	@Test
	void schedulesACopyAroundTheRungOfTheLadder() {
		Settlement settlement = settle(1, failed(FailureClass.TRANSIENT, null, false));

		assertThat(settlement.event().state()).isEqualTo(DeliveryState.RETRYING);
		assertThat(settlement.copy().message().attempt()).isEqualTo(2);
		assertThat(settlement.copy().due()).isBetween(NOW.plusSeconds(80), NOW.plusSeconds(120));
	}

	@Test
	void waitsLongerThanTheLadderIfTheSystemAsksForIt() {
		Settlement settlement = settle(0, failed(FailureClass.TRANSIENT, Duration.ofMinutes(10), false));

		assertThat(settlement.copy().due()).isEqualTo(NOW.plusSeconds(600));
	}

	@Test
	void handsOverToAPersonAtTheLaddersEnd() {
		Settlement settlement = settle(2, failed(FailureClass.TRANSIENT, null, true));

		assertThat(settlement.event().state()).isEqualTo(DeliveryState.DEAD);
		assertThat(settlement.copy().dead()).isTrue();
		assertThat(settlement.copy().message().maybeWritten()).isTrue();
	}

	@ParameterizedTest
	@EnumSource(names = { "UNAVAILABLE", "RATE_LIMITED", "UNAUTHORISED" })
	void burnsNoAttemptWhileTheSystemIsDown(FailureClass failureClass) {
		Settlement settlement = settle(1, failed(failureClass, null, false));

		assertThat(settlement.event().state()).isEqualTo(DeliveryState.WAITING);
		assertThat(settlement.copy().message().attempt()).isEqualTo(1);
		assertThat(settlement.copy().due()).isNull();
	}

	@ParameterizedTest
	@EnumSource(names = { "INVALID_DATA", "UNMAPPED_CODE", "BUG" })
	void neverRepeatsWhatCannotWork(FailureClass failureClass) {
		assertThat(settle(0, failed(failureClass, null, false)).copy().dead()).isTrue();
	}

	@Test
	void remembersThatAnEarlierAttemptMayHaveWritten() {
		HubMessage earlier = message(1).failedAgain(1, true);

		Settlement settlement = this.settling.settle(earlier, failed(FailureClass.TRANSIENT, null, false),
				Duration.ZERO);

		assertThat(settlement.copy().message().maybeWritten()).isTrue();
	}

	private Settlement settle(int attempt, Outcome outcome) {
		return this.settling.settle(message(attempt), outcome, Duration.ofMillis(5));
	}

	private static HubMessage message(int attempt) {
		return new HubMessage("id", new RecordKey(RecordKind.ORDER, "shop", "1"), "1", NOW, "shop-api", attempt, false,
				null, new byte[0]);
	}

	private static Outcome failed(FailureClass failureClass, @Nullable Duration retryAfter, boolean maybeWritten) {
		return new Outcome.Failed(
				new Failure(failureClass, "what", "remedy", "erp", "save-order", null, retryAfter, maybeWritten));
	}

}
