package io.serai.delivery;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.serai.canonical.HubHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.serai.delivery.HubBed.stock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class SetBackClockTests {

	@TempDir
	Path folder;

	/** Kept waiting by a person, so that nothing but the run tells the two apart. */
	@Test
	void looksFirstAfterARestartThoughTheClockWasSetBackMeanwhile() throws Exception {
		List<Object> maybeWritten = new CopyOnWriteArrayList<>();
		try (HubBed before = HubBed.at(Clock.offset(Clock.systemUTC(), Duration.ofHours(1)), this.folder,
				(exchange) -> {
				}, "to-erp")) {
			before.flows().pause("to-erp", "li.wei", "stocktaking");
			before.publish(List.of(stock("A", 1), stock("B", 1), stock("C", 1)));
		}

		try (HubBed after = new HubBed(this.folder,
				(exchange) -> maybeWritten.add(exchange.getMessage().getHeader(HubHeaders.MAYBE_WRITTEN)), "to-erp")) {
			after.flows().resume("to-erp", "li.wei");
			await().atMost(Duration.ofSeconds(20)).until(() -> maybeWritten.size() == 3);

			assertThat(maybeWritten).containsOnly(true);
			after.publish(stock("D", 1));
			await().until(() -> maybeWritten.size() == 4);
			assertThat(maybeWritten).as("accepted by this run").endsWith(false);
		}
	}

}
