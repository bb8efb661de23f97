package io.serai.console;

import java.util.UUID;

import com.microsoft.playwright.Page;
import io.serai.HubHome;
import io.serai.HubTest;
import io.serai.access.Audit;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * An administrator looks up who did something.
 */
@HubTest
class AuditBrowserTests extends Walk {

	private final Audit audit;

	@Autowired
	AuditBrowserTests(Audit audit) {
		this.audit = audit;
	}

	@Test
	void anAdministratorFindsWhoDidWhatAndTurnsThePages() {
		String flow = "flow-" + UUID.randomUUID();
		for (int i = 0; i < 51; i++) {
			this.audit.record("王芳", "pause-flow", flow, "第 " + i + " 次 <b>盘点</b>");
		}
		signIn("admin", HubHome.PASSWORD);
		this.page.locator("nav").getByText("审计").click();
		this.page.locator("input[name=about]").fill(flow);
		this.page.keyboard().press("Enter");

		assertThat(this.page.locator("tbody tr")).hasCount(50);
		assertThat(this.page.locator("tbody tr").first()).containsText("王芳");
		assertThat(this.page.locator("tbody tr").first()).containsText("暂停流程");
		assertThat(this.page.locator("tbody tr").first()).containsText("<b>盘点</b>");
		Browser.shot(this.page, "audit-zh");
		this.page.locator(".pages").getByText("较早").click();
		assertThat(this.page.locator("tbody tr")).hasCount(1);
		assertThat(this.page.locator(".pages a")).hasCount(1);

		String client = "client-" + UUID.randomUUID();
		this.audit.record("王芳", "create-client", client, "as shop, may write [order, stock], 5/s");
		go("/console/audit?lang=zh&about=" + client);
		assertThat(this.page.locator("tbody tr")).containsText("来源 shop；可写入：订单、库存；每秒最多 5 次请求");
		Browser.shot(this.page, "audit-details-zh");

		go("/console/audit?lang=en&about=" + flow);
		assertThat(this.page.locator("tbody tr", new Page.LocatorOptions().setHasText("paused a flow"))).hasCount(50);
		fitsAPhone("/console/audit?about=" + flow);
		go("/console/audit?lang=zh&about=nobody-" + flow);
		assertThat(this.page.locator(".blank-title")).hasText("未找到");
	}

}
