package io.serai.console;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.serai.HubErp;
import io.serai.HubHome;
import io.serai.HubShop;
import io.serai.HubTest;
import io.serai.access.Audit;
import io.serai.canonical.Samples;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An order that never came in, and the person who finds and repairs it.
 */
@HubTest
class ReconcileBrowserTests extends Walk {

	private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

	private final Audit audit;

	private final String key = "REC-" + UUID.randomUUID().toString().substring(0, 8);

	private final Instant made = Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);

	private final LocalDate day = this.made.atZone(ZONE).toLocalDate();

	private final String since = this.day.atStartOfDay(ZONE).toInstant().toString();

	@Autowired
	ReconcileBrowserTests(Audit audit) {
		this.audit = audit;
	}

	@Test
	void aPersonFindsAnOrderThatIsMissingPullsItAgainAndSeesItClosedWithProof() {
		ObjectNode order = order();
		HubShop.lists(this.since, order);
		HubShop.has(this.key, order);
		signIn("admin", HubHome.PASSWORD);
		this.page.locator("nav").getByText("对账").click();
		this.page.locator("#days a").getByText(this.day.toString()).click();
		if (!this.day.isBefore(LocalDate.now(ZONE))) {
			this.page.locator("#lock").click();
			assertThat(this.page.getByRole(AriaRole.ALERT)).containsText("当日尚未结束");
		}
		this.page.locator("#compare").click();
		assertThat(this.page.getByRole(AriaRole.STATUS)).containsText("数秒内");

		await().atMost(Duration.ofSeconds(20)).until(() -> {
			go(path());
			return finding().count() == 1;
		});
		Browser.shot(this.page, "reconcile-day-zh");
		go("/console?lang=en");
		assertThat(this.page.locator("body")).containsText("shop-erp: 1 records are not alike");
		go(path());
		assertThat(finding()).containsText("Missing right");
		finding().locator("a.btn").click();
		String address = this.page.url();
		this.page.locator("form:has(#pull-again) input[name=reason]").fill("the poll lost it");
		this.page.locator("#pull-again").click();
		assertThat(this.page.getByRole(AriaRole.STATUS)).containsText("until they agree");
		await().atMost(Duration.ofSeconds(20)).until(() -> HubErp.sent(this.key) == 1);
		HubErp.has(this.since, this.key, document(order));

		await().atMost(Duration.ofSeconds(20)).until(() -> {
			this.page.navigate(address);
			return this.page.locator("#proof").count() == 1;
		});
		assertThat(this.page.locator("#proof")).containsText("Closed after the repair by admin");
		assertThat(this.page.locator("#right")).containsText("9007199254740993");
		assertThat(this.page.locator("#deeds")).containsText("the poll lost it");
		Browser.shot(this.page, "reconcile-finding-en");
		assertThat(this.audit.latest(50)).anySatisfy((deed) -> {
			assertThat(deed.what()).isEqualTo("reconcile-pull-again");
			assertThat(deed.target()).endsWith("order/shop/" + this.key);
			assertThat(deed.detail()).isEqualTo("the poll lost it");
		});
		fitsAPhone(path());
		fitsAPhone("/console/reconcile");
		fitsAPhone(address.substring(address.indexOf("/console")));
	}

	/** The shop of the tests lists no day but the one that it was told of. */
	@Test
	void aDayThatCouldNotBeReadSaysWhenItIsReadAgain() {
		String unread = LocalDate.now(ZONE).minusDays(5).toString();
		signIn("admin", HubHome.PASSWORD);
		Locator row = this.page.locator("#days tr").filter(Browser.having(unread));

		await().atMost(Duration.ofSeconds(60)).until(() -> {
			go("/console/reconcile?lang=zh");
			return row.locator(".again").count() == 1;
		});
		assertThat(row).containsText("再次读取");
		Browser.shot(this.page, "reconcile-again-zh");
		row.locator("a.key").click();
		assertThat(this.page.locator("#again")).containsText("自动再次读取");
		Browser.shot(this.page, "reconcile-day-again-zh");
		fitsAPhone("/console/reconcile/day?pair=shop-erp&day=" + unread);
	}

	private String path() {
		return "/console/reconcile/day?pair=shop-erp&day=" + this.day;
	}

	private Locator finding() {
		return this.page.locator("#findings tr").filter(Browser.having(this.key));
	}

	private ObjectNode order() {
		ObjectNode order = Samples.json("order.json");
		order.remove("orderNumber");
		return order.put("key", this.key)
			.put("version", "1")
			.put("orderDate", this.made.toString())
			.put("updatedAt", this.made.toString());
	}

	private ObjectNode document(ObjectNode order) {
		ObjectNode document = order.deepCopy();
		return document.put("id", 9007199254740993L)
			.put("reference", this.key)
			.put("orderedAt", this.made.toString())
			.put("total", order.at("/total/amount").asText());
	}

}
