package io.serai.delivery;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StretchesTests {

	private final Stretches run = new Stretches();

	@Test
	void knowsWhatThisRunAcceptedSinceTheStretchBegan() {
		long before = this.run.current();
		long first = this.run.next();
		long accepted = this.run.current();
		this.run.next();

		assertThat(this.run.isSince(first, accepted)).isTrue();
		assertThat(this.run.isSince(first, before)).isFalse();
	}

	@Test
	void takesNothingOfAnotherRunForItsOwn() {
		long first = this.run.next();
		Stretches other = new Stretches();

		assertThat(this.run.isSince(first, other.current())).isFalse();
		assertThat(this.run.isSince(first, other.next())).isFalse();
	}

	@Test
	void knowsNothingOfWhatAnEarlierReleaseAccepted() {
		assertThat(this.run.isSince(this.run.next(), Stretches.UNKNOWN)).isFalse();
	}

}
