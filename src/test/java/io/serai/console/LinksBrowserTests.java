package io.serai.console;

import java.time.Duration;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.serai.Caller;
import io.serai.HubErp;
import io.serai.HubHome;
import io.serai.HubTest;
import io.serai.access.Audit;
import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;
import io.serai.canonical.Samples;
import io.serai.crossref.CrossReference;
import io.serai.crossref.ExternalId;
import io.serai.crossref.PendingWrites;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A person mends whose number is whose.
 */
@HubTest
class LinksBrowserTests extends Walk {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final CrossReference links;

	private final PendingWrites pending;

	private final Audit audit;

	private final String mark = UUID.randomUUID().toString().substring(0, 8);

	@Autowired
	LinksBrowserTests(CrossReference links, PendingWrites pending, Audit audit) {
		this.links = links;
		this.pending = pending;
		this.audit = audit;
	}

	@Test
	void aPersonFindsALinkByEitherNumberAndMendsIt() {
		RecordKey record = new RecordKey(RecordKind.CUSTOMER, "shop", "C-" + this.mark);
		this.links.link("crm", record, "OLD-" + this.mark);
		signIn("admin", HubHome.PASSWORD);

		go("/console/links?number=OLD-" + this.mark);
		assertThat(this.page.locator("#links tbody tr")).hasCount(1);
		go("/console/links?number=C-" + this.mark);
		this.page.locator("#links td.act a").click();
		this.page.locator("#rebind-id").fill("NEW-" + this.mark);
		this.page.locator("#rebind-reason").fill("旧客户是测试");
		this.page.locator("#rebind button").click();
		assertThat(this.page.getByRole(AriaRole.STATUS)).containsText("NEW-" + this.mark);
		assertThat(this.links.toExternal("crm", record)).isEqualTo(new ExternalId.Known("NEW-" + this.mark));
		this.page.locator("#merge-id").fill("DOUBLE-" + this.mark);
		this.page.locator("#merge-reason").fill("对方合并");
		this.page.locator("#merge button").click();
		assertThat(this.page.locator("h2 .chip")).hasText("附加编号");
		Browser.shot(this.page, "link-zh");
		this.page.locator("a.split").last().click();
		assertThat(this.page.locator(".means")).containsText("不再算作本单据的");
		assertThat(this.links.toCanonical("crm", RecordKind.CUSTOMER, "DOUBLE-" + this.mark)).contains(record);
		this.page.locator("#reason").fill("不是同一人");
		this.page.locator("button.btn-danger").click();

		assertThat(this.page.locator("#history tbody tr")).hasCount(3);
		assertThat(this.links.toCanonical("crm", RecordKind.CUSTOMER, "DOUBLE-" + this.mark)).isEmpty();
		assertThat(this.audit.latest(50)).anySatisfy((deed) -> {
			assertThat(deed.what()).isEqualTo("rebind-link");
			assertThat(deed.detail()).contains("NEW-" + this.mark, "旧客户是测试");
		});
		fitsAPhone("/console/links?number=C-" + this.mark);
		fitsAPhone("/console/links/one?system=crm&kind=customer&source=shop&key=C-" + this.mark);
	}

	@Test
	void aPersonSeesWhatIsRefusedWhatIsUnsureAndWhatIsBeingWritten() throws Exception {
		RecordKey unsure = new RecordKey(RecordKind.CUSTOMER, "shop", "UNSURE-" + this.mark);
		RecordKey writing = new RecordKey(RecordKind.CUSTOMER, "shop", "WRITING-" + this.mark);
		String refused = "REFUSED-" + this.mark;
		this.links.aboutToMake("crm", unsure);
		this.links.leftPending("crm", unsure);
		this.links.aboutToMake("crm", writing);
		HubErp.cutOffThenRefuse("SKU-" + refused);
		ObjectNode order = Samples.orderJson(refused).put("key", refused);
		((ObjectNode) order.get("lines").get(0)).put("sku", "SKU-" + refused);
		assertThat(Caller.push(url(""), "orders", HubHome.KEY, order).statusCode()).isEqualTo(202);
		signIn("admin", HubHome.PASSWORD);
		await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
			assertThat(this.pending.lasting()).extracting((one) -> one.record().key())
				.contains(refused, unsure.key(), writing.key());
			go("/console/links?lang=zh");
			assertThat(row("refused", refused).count()).isOne();
		});

		assertThat(this.page.locator("#pending-refused h2")).containsText("被拒绝");
		assertThat(row("refused", refused)).containsText("The credit of this customer is used up");
		assertThat(row("refused", refused).locator("a.letter")).hasText("order-to-erp 的死信");
		assertThat(row("unsure", unsure.key())).containsText("没有投递在途");
		assertThat(row("writing", writing.key()).locator("a.btn")).hasCount(0);
		this.page.setViewportSize(1366, 1100);
		Browser.shot(this.page, "links-pending-zh");
		go("/console/links?lang=en");
		assertThat(this.page.locator("#pending-writing h2")).containsText("Being written now");
		assertThat(row("unsure", unsure.key())).containsText("No delivery is on its way");
		Browser.shot(this.page, "links-pending-en");
		fitsAPhone("/console/links?lang=zh");

		this.page.setViewportSize(1366, 768);
		linksByHand(unsure);
		go("/console/links");
		row("refused", refused).locator("a.letter").click();
		assertThat(this.page.locator("main")).containsText(refused);
		this.links.notPending("crm", writing);
	}

	private void linksByHand(RecordKey unsure) {
		row("unsure", unsure.key()).locator("a.link").click();
		Browser.shot(this.page, "link-by-hand-zh");
		this.page.locator("#rebind-id").fill("FOUND-" + this.mark);
		this.page.locator("#rebind-reason").fill("在 CRM 中找到");
		this.page.locator("#rebind button").click();
		assertThat(this.links.toExternal("crm", unsure)).isEqualTo(new ExternalId.Known("FOUND-" + this.mark));
		go("/console/links");
		assertThat(row("unsure", unsure.key())).hasCount(0);
	}

	private Locator row(String state, String key) {
		return this.page.locator("#pending-" + state + " tbody tr").filter(new Locator.FilterOptions().setHasText(key));
	}

}
