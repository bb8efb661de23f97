package io.serai.system.outside;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.serai.system.connector.Limits;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GovernorTests {

	private final AtomicLong nanos = new AtomicLong();

	@Test
	void letsNoMoreCallsInAtOnceThanTheSystemBears() {
		Governor governor = governor(new Limits(null, 2), Duration.ofMillis(1));

		assertThat(governor.enter()).isEmpty();
		assertThat(governor.enter()).isEmpty();
		assertThat(governor.enter()).isPresent();
		governor.leave();
		assertThat(governor.enter()).isEmpty();
	}

	@Test
	void tellsHowLongToStayAwayWhenTheNextTurnIsTooFar() {
		Governor governor = governor(new Limits(1, null), Duration.ofMillis(1));

		assertThat(governor.enter()).isEmpty();
		assertThat(governor.enter()).contains(Duration.ofSeconds(1));
		this.nanos.addAndGet(Duration.ofSeconds(1).toNanos());
		assertThat(governor.enter()).isEmpty();
	}

	@Test
	void letsNobodyInWhileTheSystemAskedToBeLeftAlone() {
		Governor governor = governor(Limits.NONE, Duration.ofMillis(1));

		governor.pause(Duration.ofSeconds(30));
		governor.pause(Duration.ofSeconds(5));

		assertThat(governor.enter()).contains(Duration.ofSeconds(30));
		this.nanos.addAndGet(Duration.ofSeconds(30).toNanos());
		assertThat(governor.enter()).isEmpty();
	}

	@Test
	void letsAnInterruptedCallWaitInsteadOfGoingBeforeItsTurn() {
		AtomicInteger looks = new AtomicInteger();
		Governor governor = new Governor(new Limits(1, null), Duration.ofSeconds(10), () -> {
			// While it looks for its turn: the sixth look is the second call's.
			if (looks.incrementAndGet() == 6) {
				Thread.currentThread().interrupt();
			}
			return this.nanos.get();
		});
		assertThat(governor.enter()).isEmpty();
		assertThat(looks).hasValue(4);

		assertThat(governor.enter()).isPresent();

		assertThat(Thread.interrupted()).as("the interrupt is for whoever called").isTrue();
		this.nanos.addAndGet(Duration.ofSeconds(1).toNanos());
		assertThat(governor.enter()).isEmpty();
	}

	private Governor governor(Limits limits, Duration maxWait) {
		return new Governor(limits, maxWait, this.nanos::get);
	}

}
