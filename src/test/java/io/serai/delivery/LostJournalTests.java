package io.serai.delivery;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LostJournalTests {

	@TempDir
	Path folder;

	@Test
	void endsTheHubWhoseBrokerCanNoLongerWriteItsJournal() throws Exception {
		CountDownLatch ended = new CountDownLatch(1);
		BrokerSettings settings = new BrokerSettings("", "", "", this.folder, Duration.ofNanos(300_000),
				Duration.ofSeconds(10), 1);

		try (EmbeddedBroker broker = new EmbeddedBroker(settings, ended::countDown)) {
			broker.loseJournal(new IOException("No space left on device"));

			assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
		}
	}

}
