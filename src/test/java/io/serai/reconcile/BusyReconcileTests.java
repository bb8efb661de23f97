package io.serai.reconcile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import io.serai.HubShop;
import io.serai.HubTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A comparison that waits for a system, and the hub beside it.
 */
@HubTest
class BusyReconcileTests {

	private static final Duration LESS_THAN_THE_SHOP_MAY_TAKE = Duration.ofSeconds(20);

	private final Tables tables;

	private final Clock clock;

	private final Path folder;

	@Autowired
	BusyReconcileTests(Tables tables, Clock clock, @Value("${serai.stores.till.folder}") Path folder) {
		this.tables = tables;
		this.clock = clock;
		this.folder = folder;
	}

	@Test
	void filesOfStoresAreTakenWhileTheShopTakesItsTimeToListADay() throws IOException {
		LocalDate day = LocalDate.now(this.clock.withZone(ZoneId.of("Asia/Shanghai"))).minusDays(2);
		try (HubShop.Hold hold = HubShop.holdLists()) {
			this.tables.reports().begin("shop-erp", day);
			this.tables.reports().ask("shop-erp", day, this.clock.instant());
			Awaitility.await().atMost(Duration.ofSeconds(60)).until(hold::isAsked);

			drop("stock-1.csv", """
					sku,location,updatedAt,onHand,available
					BUSY,S01,2026-11-22T05:00:00Z,5,4
					""");

			Awaitility.await()
				.atMost(LESS_THAN_THE_SHOP_MAY_TAKE)
				.untilAsserted(() -> assertThat(this.folder.resolve("done/stock-1.csv")).exists());
			assertThat(this.tables.reports().asked("shop-erp")).as("still being compared").contains(day);
		}
	}

	/** As if it had come long ago. */
	private void drop(String name, String text) throws IOException {
		Files.createDirectories(this.folder);
		Path part = Files.writeString(this.folder.resolve(name + ".part"), text);
		Files.setLastModifiedTime(part, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
		Files.move(part, this.folder.resolve(name));
	}

}
