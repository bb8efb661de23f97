package io.serai.crossref;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.QueryTimeoutException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ExtendWith(OutputCaptureExtension.class)
class ClockworkTests {

	@Test
	void goesOnWhateverGoesWrongAndTellsWhatItCannotHelp(CapturedOutput log) {
		AtomicInteger turns = new AtomicInteger();

		try (Clockwork clockwork = new Clockwork("links", Duration.ofMillis(1), () -> {
			switch (turns.incrementAndGet()) {
				case 1 -> throw new QueryTimeoutException("slow");
				case 2 -> throw new IllegalStateException("secret of a record");
				case 3 -> throw new StackOverflowError();
				default -> {
				}
			}
		})) {
			await().until(() -> turns.get() > 3);
		}

		assertThat(log.getAll()).contains("what=links")
			.contains(IllegalStateException.class.getName(), StackOverflowError.class.getName(), "remedy=")
			.doesNotContain("secret");
	}

}
