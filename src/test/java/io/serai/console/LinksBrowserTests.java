package io.serai.console;

import java.util.UUID;

import com.microsoft.playwright.options.AriaRole;
import io.serai.HubHome;
import io.serai.HubTest;
import io.serai.access.Audit;
import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;
import io.serai.crossref.CrossReference;
import io.serai.crossref.ExternalId;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A person mends whose number is whose.
 */
@HubTest
class LinksBrowserTests extends Walk {

	private final CrossReference links;

	private final Audit audit;

	private final String mark = UUID.randomUUID().toString().substring(0, 8);

	@Autowired
	LinksBrowserTests(CrossReference links, Audit audit) {
		this.links = links;
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

}
