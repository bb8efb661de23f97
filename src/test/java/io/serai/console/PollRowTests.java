package io.serai.console;

import java.time.Duration;
import java.time.Instant;

import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.system.poll.PollStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PollRowTests {

	private static final Instant KNOWN = Instant.parse("2026-11-22T08:00:00Z");

	private static final Failure DOWN = Failure.of(FailureClass.UNAVAILABLE, "erp is down", "Wait.");

	@Test
	void saysThatNothingIsNewOnlyIfALaterRoundHasLooked() {
		assertThat(isNothingNew(KNOWN, KNOWN.plusSeconds(3600), null)).isTrue();
		assertThat(isNothingNew(KNOWN, KNOWN.plusSeconds(10), null)).isFalse();
		assertThat(isNothingNew(KNOWN, KNOWN.plusSeconds(3600), DOWN)).as("nobody knows").isFalse();
		assertThat(isNothingNew(null, KNOWN, null)).isFalse();
		assertThat(isNothingNew(KNOWN, null, null)).isFalse();
	}

	private static boolean isNothingNew(@Nullable Instant watermark, @Nullable Instant looked,
			@Nullable Failure failure) {
		return PollRow.isNothingNew(new PollStatus("order-from-shop", "shop", "changed-orders", Duration.ofSeconds(5),
				watermark, looked, failure));
	}

}
