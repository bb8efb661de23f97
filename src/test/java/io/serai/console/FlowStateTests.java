package io.serai.console;

import java.time.Duration;
import java.time.Instant;

import io.serai.delivery.FlowStatus;
import io.serai.delivery.FlowStatus.Gate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FlowStateTests {

	private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

	@Test
	void callsAFlowThatWorksOffWhatGatheredDelayedAndNotPaused() {
		assertThat(state(Gate.CATCHING_UP, 0, NOW.minusSeconds(3))).isEqualTo(FlowState.DELAYED);
		assertThat(state(Gate.PAUSED_ITSELF, 0, NOW.minusSeconds(3))).isEqualTo(FlowState.PAUSED_ITSELF);
		assertThat(state(Gate.CATCHING_UP, 2, NOW.minusSeconds(3))).isEqualTo(FlowState.DEGRADED);
	}

	@Test
	void callsAnOpenFlowDelayedOnlyIfRecordsWaitTooLong() {
		assertThat(state(Gate.OPEN, 0, NOW.minusSeconds(301))).isEqualTo(FlowState.DELAYED);
		assertThat(state(Gate.OPEN, 0, NOW.minusSeconds(299))).isEqualTo(FlowState.HEALTHY);
	}

	private static FlowState state(Gate gate, long dead, @Nullable Instant oldest) {
		FlowStatus flow = new FlowStatus("order-to-erp", "", "order", gate, null, null, null, 7, 0, oldest);
		return FlowState.of(flow, dead, false, NOW, Duration.ofMinutes(5));
	}

}
