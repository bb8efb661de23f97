package io.serai.system.poll;

import java.time.Instant;

import io.serai.canonical.CanonicalJson;
import io.serai.system.connector.Operation;
import io.serai.system.reading.PollWindow;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PollWindowTests {

	private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");

	@Test
	void beginsBeforeTheWatermarkByTheOverlapAndEndsBeforeNowByTheLag() throws Exception {
		PollWindow window = PollWindow.of(NOW.minusSeconds(3_600), NOW, poll("overlap: 2m, lag: 90s"));

		assertThat(window).isEqualTo(new PollWindow(NOW.minusSeconds(3_720), NOW.minusSeconds(90), false));
	}

	@Test
	void isNoLongerThanTheSystemAllowsAndThenGoesOnFromItsEnd() throws Exception {
		PollWindow window = PollWindow.of(NOW.minusSeconds(7_200), NOW, poll("overlap: 0s, lag: 90s, window: 1h"));

		assertThat(window).isEqualTo(new PollWindow(NOW.minusSeconds(7_200), NOW.minusSeconds(3_600), true));
		assertThat(window.next(window.since(), null)).isEqualTo(window.until());
	}

	@Test
	void doesNotGoOnFromMomentsThatTheLagLeavesOut() throws Exception {
		PollWindow window = PollWindow.of(NOW.minusSeconds(3_600), NOW, poll("overlap: 0s, lag: 90s"));

		assertThat(window.next(window.since(), NOW.minusSeconds(10))).isEqualTo(NOW.minusSeconds(90));
	}

	private static Operation poll(String settings) throws Exception {
		String json = "{\"safety\": \"safe\", " + settings.replaceAll("(\\w+): (\\w+)", "\"$1\": \"$2\"") + "}";
		return CanonicalJson.mapper().readValue(json, Operation.class);
	}

}
