package io.serai.console;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.microsoft.playwright.options.AriaRole;
import io.serai.HubErp;
import io.serai.HubHome;
import io.serai.HubTest;
import io.serai.access.Audit;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Fetches statuses of a whole hub's ERP again, from the page of the flow that polls them.
 */
@HubTest
class BackfillBrowserTests extends Walk {

	private final Audit audit;

	private final String mark = UUID.randomUUID().toString().substring(0, 8);

	@Autowired
	BackfillBrowserTests(Audit audit) {
		this.audit = audit;
	}

	@Test
	void countsWhatWouldComeAgainThenFetchesIt() {
		String order = "BACK-" + this.mark;
		StubMapping changed = HubErp.changed("2020-03-0", order, "2020-03-02T10:00:00Z");
		signIn("admin", HubHome.PASSWORD);
		go("/console/activity?flow=order-status-from-erp&lang=en");
		this.page.getByText("Fetch again …").click();
		this.page.locator("#since").fill("2020-03-03T08:00");
		this.page.locator("#until").fill("2020-03-02T08:00");
		this.page.locator("#reason").fill("statuses of March are missing");
		this.page.getByText("Only count what would come").click();
		assertThat(this.page.getByRole(AriaRole.ALERT)).containsText("From must be before to");
		this.page.locator("#since").fill("2020-03-01T08:00");
		this.page.locator("#until").fill("2020-03-03T08:00");
		this.page.getByText("Only count what would come").click();

		assertThat(this.page.getByRole(AriaRole.STATUS)).containsText("It is counted");
		assertThat(run()).containsText("done 100 %, 1 came");
		Browser.shot(this.page, "hub-backfill-en");
		assertThat(run().locator("td").nth(2)).hasText("1");

		this.page.locator("#since").fill("2020-03-01T08:00");
		this.page.locator("#until").fill("2020-03-03T08:00");
		this.page.locator("#reason").fill("statuses of March are missing");
		this.page.getByRole(AriaRole.BUTTON, Browser.named("Fetch")).click();
		await().atMost(Duration.ofSeconds(15)).until(() -> {
			go("/console/search?q=" + order + "@shop");
			return this.page.locator("h1").textContent().equals(order + "@shop");
		});
		go("/console/activity?flow=order-status-from-erp&lang=en");
		assertThat(this.page.locator(".pick a.here").first()).hasText("Fetched");
		assertThat(this.page.locator("table.rows")).containsText(order + "@shop");
		go("/console/polls/backfill?flow=order-status-from-erp&lang=zh");
		assertThat(run()).containsText("完成 100 %");
		Browser.shot(this.page, "hub-backfill-zh");
		HubErp.mend(changed);
		assertThat(deeds()).contains(
				"admin try-backfill order-status-from-erp 2020-03-01T00:00:00Z to 2020-03-03T00:00:00Z, 10 a second: statuses of March are missing",
				"admin start-backfill order-status-from-erp 2020-03-01T00:00:00Z to 2020-03-03T00:00:00Z, 10 a second: statuses of March are missing");
	}

	private com.microsoft.playwright.Locator run() {
		return this.page.locator("#runs tbody tr").first();
	}

	private List<String> deeds() {
		return this.audit.latest(100)
			.stream()
			.map((deed) -> String.join(" ", deed.who(), deed.what(), deed.target(), deed.detail()))
			.toList();
	}

}
