package io.serai.intake;

import org.junit.jupiter.api.Test;

import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ApplicationAvailabilityBean;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class EarlyLivenessTests {

	/** A context that is refreshed, but not started as an application: no routes yet. */
	private final ApplicationContextRunner notYetStarted = new ApplicationContextRunner()
		.withBean(ApplicationAvailabilityBean.class);

	@Test
	void isAliveButNotReadyBeforeTheRoutesAreUp() {
		this.notYetStarted.withBean(EarlyLiveness.class).run((context) -> {
			ApplicationAvailability availability = context.getBean(ApplicationAvailability.class);

			assertThat(availability.getLivenessState()).isEqualTo(LivenessState.CORRECT);
			assertThat(availability.getReadinessState()).isEqualTo(ReadinessState.REFUSING_TRAFFIC);
		});
	}

}
