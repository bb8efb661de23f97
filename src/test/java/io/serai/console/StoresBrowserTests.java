package io.serai.console;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

import com.microsoft.playwright.options.AriaRole;
import io.serai.HubHome;
import io.serai.HubTest;
import io.serai.access.Audit;
import io.serai.canonical.RecordKind;
import io.serai.store.StoreFile;
import io.serai.store.StoreFiles;
import io.serai.store.StoreGaps;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A person sees which file of a store is missing, and says that it will not come.
 */
@HubTest
class StoresBrowserTests extends Walk {

	private final StoreFiles files;

	private final StoreGaps gaps;

	private final Audit audit;

	private final String store = "b-" + UUID.randomUUID().toString().substring(0, 8);

	@Autowired
	StoresBrowserTests(StoreFiles files, StoreGaps gaps, Audit audit) {
		this.files = files;
		this.gaps = gaps;
		this.audit = audit;
	}

	@Test
	void aPersonFindsAGapOnTheOverviewAndAcceptsItWithAReason() throws IOException {
		take(1);
		take(4);
		signIn("admin", HubHome.PASSWORD);

		go("/console");
		assertThat(this.page.locator(".things")).containsText(this.store);
		go("/console/stores");
		assertThat(this.page.locator("#files")).containsText(this.store);
		Browser.shot(this.page, "stores-zh");
		var row = this.page.locator("#gaps tbody tr")
			.filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(this.store));
		assertThat(row).containsText("2–3");
		row.locator("input[name=reason]").fill("收银机损坏");
		row.locator("button").click();

		assertThat(this.page.getByRole(AriaRole.STATUS)).containsText(this.store);
		assertThat(this.gaps.open()).extracting(StoreGaps.Gap::store).doesNotContain("shop/" + this.store);
		assertThat(this.audit.latest(50)).anySatisfy((deed) -> {
			assertThat(deed.what()).isEqualTo("accept-gap");
			assertThat(deed.detail()).contains("2-3", "收银机损坏");
		});
		fitsAPhone("/console/stores");
	}

	private void take(long sequence) throws IOException {
		byte[] csv = "sku,location,updatedAt,onHand,available\nA,S01,2026-11-22T05:00:00Z,1,1\n"
			.getBytes(StandardCharsets.UTF_8);
		this.files.take(new StoreFile(this.store, "shop", RecordKind.STOCK, StoreFile.Format.CSV,
				StandardCharsets.UTF_8, sequence, () -> new ByteArrayInputStream(csv), Locale.ENGLISH), (records) -> {
				});
	}

}
