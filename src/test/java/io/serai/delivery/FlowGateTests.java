package io.serai.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FlowGateTests {

	private static final Duration NOT_AT_ALL = Duration.ZERO;

	private final Now now = new Now();

	private final FlowGate gate = new FlowGate(this.now, this.now::nanos, Duration.ofSeconds(2), Duration.ofSeconds(7));

	@Test
	void letsEveryoneInWhileTheSystemAnswers() throws Exception {
		assertThat(this.gate.enter(NOT_AT_ALL)).isTrue();
		assertThat(this.gate.enter(NOT_AT_ALL)).isTrue();
	}

	@Test
	void letsOnlyOneProbeInAfterThePause() throws Exception {
		this.gate.paused(down(null));
		boolean during = this.gate.enter(NOT_AT_ALL);
		this.now.pass(Duration.ofSeconds(2));

		assertThat(during).isFalse();
		assertThat(this.gate.enter(NOT_AT_ALL)).isTrue();
		assertThat(this.gate.enter(NOT_AT_ALL)).isFalse();
	}

	@Test
	void opensForEveryoneOnceAProbeSucceeds() throws Exception {
		this.gate.paused(down(null));
		this.now.pass(Duration.ofSeconds(2));
		this.gate.enter(NOT_AT_ALL);
		this.gate.succeeded();

		assertThat(this.gate.isOpen()).isTrue();
		assertThat(this.gate.view().reason()).isNull();
	}

	@Test
	void waitsTwiceAsLongAfterEachFailedProbeUpToTheLimit() throws Exception {
		this.gate.paused(down(null));
		Instant first = this.gate.view().until();
		failProbe();
		Instant second = this.gate.view().until();
		Instant secondAt = this.now.instant();
		failProbe();

		assertThat(first).isEqualTo(Instant.EPOCH.plusSeconds(2));
		assertThat(second).isEqualTo(secondAt.plusSeconds(4));
		assertThat(this.gate.view().until()).isEqualTo(this.now.instant().plusSeconds(7));
	}

	@Test
	void waitsAsLongAsTheSystemTold() {
		this.gate.paused(down(Duration.ofMinutes(5)));

		assertThat(this.gate.view().until()).isEqualTo(Instant.EPOCH.plusSeconds(300));
	}

	@Test
	void doesNotLengthenThePauseForDeliveriesThatWereAlreadyUnderWay() {
		this.gate.paused(down(null));
		this.now.pass(Duration.ofSeconds(1));
		this.gate.paused(down(null));

		assertThat(this.gate.view().until()).isEqualTo(Instant.EPOCH.plusSeconds(2));
	}

	@Test
	void probesAgainIfAProbeSaidNothingAboutTheSystem() throws Exception {
		this.gate.paused(down(null));
		this.now.pass(Duration.ofSeconds(2));
		this.gate.enter(NOT_AT_ALL);
		this.gate.noAnswer();

		assertThat(this.gate.enter(NOT_AT_ALL)).isTrue();
	}

	@Test
	void saysThatRecordsMoveWhileNoneOfThemHasAskedTheSystemYet() throws Exception {
		this.gate.paused(down(null));
		boolean atOnce = this.gate.view().moving();
		this.now.pass(Duration.ofSeconds(2));
		this.gate.enter(NOT_AT_ALL);
		this.gate.passed();
		boolean afterwards = this.gate.view().moving();
		failProbe();

		assertThat(atOnce).isFalse();
		assertThat(afterwards).isTrue();
		assertThat(this.gate.view().moving()).isFalse();
	}

	@Test
	void saysThatRecordsMoveAtThePaceOfASystemThatThrottles() {
		this.gate.succeeded();
		this.gate.paused(failure(FailureClass.RATE_LIMITED, null));
		boolean atFirst = this.gate.view().moving();
		this.now.pass(Duration.ofSeconds(61));

		assertThat(atFirst).isTrue();
		assertThat(this.gate.view().moving()).isFalse();
	}

	@Test
	void saysNotThatRecordsMoveWhenASystemHasJustGoneDown() {
		this.gate.succeeded();
		this.gate.paused(down(null));

		assertThat(this.gate.view().moving()).isFalse();
	}

	@Test
	void staysShutForAPersonUntilAPersonResumesIt() throws Exception {
		this.gate.pauseByPerson("li.wei", "stocktaking");
		this.gate.succeeded();
		boolean paused = this.gate.enter(NOT_AT_ALL);
		this.gate.resumeByPerson();

		assertThat(paused).isFalse();
		assertThat(this.gate.enter(NOT_AT_ALL)).isTrue();
	}

	@Test
	void opensAfterItsPauseThoughTheClockWasSetBackMeanwhile() throws Exception {
		this.gate.paused(down(null));
		this.now.setBack(Duration.ofHours(1));
		this.now.pass(Duration.ofSeconds(1));

		assertThat(this.gate.enter(NOT_AT_ALL)).isFalse();
		assertThat(this.gate.view().until()).as("what people see").isEqualTo(this.now.instant().plusSeconds(1));
		this.now.pass(Duration.ofSeconds(1));
		assertThat(this.gate.enter(NOT_AT_ALL)).isTrue();
	}

	/**
	 * Each look at the clock that is not set lets time pass; the other goes backwards.
	 */
	@Test
	void keepsNobodyLongerThanHisPatienceThoughTheClockIsSetBackMeanwhile() throws Exception {
		FlowGate counting = new FlowGate(this.now, () -> {
			this.now.setBack(Duration.ofHours(1));
			this.now.pass(Duration.ofMillis(200));
			return this.now.nanos();
		}, Duration.ofSeconds(20), Duration.ofSeconds(60));
		counting.paused(down(null));

		assertThat(counting.enter(Duration.ofMillis(500))).isFalse();
	}

	private void failProbe() throws InterruptedException {
		this.now.pass(Duration.ofSeconds(10));
		this.gate.enter(NOT_AT_ALL);
		this.gate.paused(down(null));
	}

	private static Failure down(@Nullable Duration retryAfter) {
		return failure(FailureClass.UNAVAILABLE, retryAfter);
	}

	private static Failure failure(FailureClass failureClass, @Nullable Duration retryAfter) {
		return new Failure(failureClass, "erp is down", "Wait.", "erp", "save-order", null, retryAfter, false);
	}

	private static final class Now extends Clock {

		private Instant instant = Instant.EPOCH;

		private long nanos;

		void pass(Duration time) {
			this.instant = this.instant.plus(time);
			this.nanos += time.toNanos();
		}

		void setBack(Duration by) {
			this.instant = this.instant.minus(by);
		}

		long nanos() {
			return this.nanos;
		}

		@Override
		public Instant instant() {
			return this.instant;
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	}

}
