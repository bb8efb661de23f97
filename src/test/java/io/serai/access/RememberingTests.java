package io.serai.access;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RememberingTests {

	private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000);

	private final AtomicInteger asked = new AtomicInteger();

	private final Remembering<String> clients = new Remembering<>(Duration.ofSeconds(5), this.nanos::get);

	@Test
	void asksTheDatabaseAgainAfterAWhileWhateverTheTimeOfDay() {
		get();
		get();
		assertThat(this.asked).hasValue(1);

		this.nanos.addAndGet(Duration.ofSeconds(5).toNanos());
		get();

		assertThat(this.asked).hasValue(2);
	}

	private void get() {
		this.clients.get("till", () -> Optional.of("till " + this.asked.incrementAndGet()));
	}

}
