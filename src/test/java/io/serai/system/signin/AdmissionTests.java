package io.serai.system.signin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.system.StillClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class AdmissionTests {

	private final StillClock clock = new StillClock("2026-11-22T05:00:00Z");

	private final Admission admission = new Admission((ex) -> ex.failure().failureClass() == FailureClass.UNAUTHORISED,
			this.clock::nanoTime, Duration.ofMinutes(1));

	private final AtomicInteger calls = new AtomicInteger();

	@Test
	void triesOnceAfterLongerAndLongerPausesUntilItIsLetIn() {
		List<Integer> minutes = new ArrayList<>();
		for (int minute = 0; minute < 60; minute++) {
			int before = this.calls.get();
			assertThat(fail(() -> refused(FailureClass.UNAUTHORISED))).isNotNull();
			if (this.calls.get() > before) {
				minutes.add(minute);
			}
			this.clock.move(Duration.ofMinutes(1));
		}
		assertThat(minutes).containsExactly(0, 1, 5, 20, 35, 50);

		this.clock.move(Duration.ofMinutes(15));
		assertThat(this.admission.through(() -> "in")).isEqualTo("in");
		assertThat(this.admission.shutFor()).isEmpty();
		fail(() -> refused(FailureClass.UNAUTHORISED));
		assertThat(this.admission.shutFor()).as("pauses begin anew").contains(Duration.ofMinutes(1));
	}

	@Test
	void callsThatWereOnTheirWayTogetherAreOneRefusal() {
		fail(() -> {
			fail(() -> refused(FailureClass.UNAUTHORISED));
			return refused(FailureClass.UNAUTHORISED);
		});

		assertThat(this.admission.shutFor()).contains(Duration.ofMinutes(1));
	}

	@Test
	void aCallThatBeganBeforeTheRefusalOpensNothing() {
		this.admission.through(() -> fail(() -> refused(FailureClass.UNAUTHORISED)));

		assertThat(this.admission.shutFor()).contains(Duration.ofMinutes(1));
	}

	@Test
	void othersWaitForTheOneThatTries() {
		fail(() -> refused(FailureClass.UNAUTHORISED));
		this.clock.move(Duration.ofMinutes(1));

		Failure meanwhile = this.admission.through(() -> fail(() -> "never called"));

		assertThat(meanwhile.failureClass()).isEqualTo(FailureClass.UNAUTHORISED);
		assertThat(this.admission.through(() -> "in")).isEqualTo("in");
	}

	@Test
	void anotherTriesIfTheOneThatTriedGotNoAnswer() {
		fail(() -> refused(FailureClass.UNAUTHORISED));
		this.clock.move(Duration.ofMinutes(1));
		fail(() -> refused(FailureClass.TRANSIENT));
		assertThat(this.admission.shutFor()).contains(Duration.ZERO);

		fail(() -> refused(FailureClass.UNAUTHORISED));

		assertThat(this.calls).hasValue(3);
		assertThat(this.admission.shutFor()).contains(Duration.ofMinutes(4));
	}

	@Test
	void whoIsNotCalledHasWrittenNothing() {
		fail(() -> refused(FailureClass.UNAUTHORISED));

		Failure told = fail(() -> "never called");

		assertThat(told.what()).isEqualTo("erp/save-order: answered 403");
		assertThat(told.maybeWritten()).isFalse();
		assertThat(told.action()).isEqualTo(FailureClass.Action.PAUSE);
	}

	private String refused(FailureClass failureClass) {
		this.calls.incrementAndGet();
		throw new HubException(new Failure(failureClass, "erp/save-order: answered 403", "mend it", "erp", "save-order",
				"403", null, true, false));
	}

	private Failure fail(Supplier<String> call) {
		return catchThrowableOfType(HubException.class, () -> this.admission.through(call)).failure();
	}

}
