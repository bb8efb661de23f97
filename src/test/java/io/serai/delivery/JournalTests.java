package io.serai.delivery;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class JournalTests {

	@TempDir
	Path folder;

	@Test
	void endsTheHubWhoseBrokerCanNoLongerWriteItsJournal() throws Exception {
		CountDownLatch ended = new CountDownLatch(1);

		try (EmbeddedBroker broker = new EmbeddedBroker(settings(), ended::countDown)) {
			broker.loseJournal(new IOException("No space left on device"));

			assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
		}
	}

	/** A killed process would not tell: what it wrote stays in the system's memory. */
	@Test
	void isOnTheDiskBeforeTheBrokerConfirms() throws Exception {
		try (EmbeddedBroker broker = new EmbeddedBroker(settings(), () -> {
		})) {
			assertThat(broker.inForce().isPersistenceEnabled()).isTrue();
			assertThat(broker.inForce().isJournalSyncNonTransactional()).isTrue();
			assertThat(broker.inForce().isJournalSyncTransactional()).isTrue();
			assertThat(broker.inForce().isJournalDatasync()).isTrue();
		}
	}

	private BrokerSettings settings() {
		return new BrokerSettings("", "", "", this.folder, Duration.ofNanos(300_000), Duration.ofSeconds(10), 1);
	}

}
