package io.serai.system.signin;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.serai.system.connector.SignInSpec;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ForcedRenewalsTests {

	private final AtomicLong nanos = new AtomicLong();

	private final ForcedRenewals renewals = new ForcedRenewals(new SignInSpec.Force(Duration.ofSeconds(30), 2),
			this.nanos::get);

	@Test
	void areAsFarApartAndAsFewADayAsTheSystemAllows() {
		assertThat(this.renewals.take()).isEmpty();
		pass(Duration.ofSeconds(20));
		assertThat(this.renewals.take()).contains(Duration.ofSeconds(10));
		pass(Duration.ofSeconds(10));
		assertThat(this.renewals.take()).isEmpty();
		pass(Duration.ofMinutes(1));
		assertThat(this.renewals.take()).contains(Duration.ofDays(1).minusSeconds(90));
		pass(Duration.ofDays(1).minusSeconds(90));
		assertThat(this.renewals.take()).isEmpty();
	}

	private void pass(Duration time) {
		this.nanos.addAndGet(time.toNanos());
	}

}
