package io.serai.console;

import java.time.Duration;
import java.util.List;

import com.microsoft.playwright.options.AriaRole;
import io.serai.access.Audit;
import io.serai.access.AuditEntry;
import io.serai.delivery.EventListener;
import io.serai.delivery.RecordListener;
import io.serai.system.Reloading;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Walks through the console as an administrator does.
 */
@SpringBootTest(classes = ConsoleApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ConsoleBrowserTests extends Walk {

	@Autowired
	PlayedFlows flows;

	@Autowired
	EventListener events;

	@Autowired
	RecordListener records;

	@Autowired
	Audit audit;

	@Autowired
	MovableClock clock;

	@Autowired
	PlayedSystems systems;

	@DynamicPropertySource
	static void settings(DynamicPropertyRegistry registry) {
		registry.add("serai.home", () -> "target/console-home");
		registry.add("camel.main.routes-collector-enabled", () -> "false");
		registry.add("serai.database.url", () -> "jdbc:h2:mem:console");
		registry.add("serai.access.administrator-password", () -> "a-password-for-tests");
	}

	@BeforeAll
	void start() {
		new Samples(this.flows, this.events, this.records, this.clock.instant()).play();
		this.clock.move(Duration.ofSeconds(20));
	}

	@Test
	void saysWhichFlowsAreNotInUseAndWhy() {
		signIn();
		go("/console?lang=zh");
		this.page.getByText("另有 1 个流程未启用").click();

		assertThat(this.page.locator("#flows details li"))
			.hasText("stock-from-erp：系统 erp 的连接器 tryton 没有操作 changed-stock");
	}

	@Test
	void tellsThatLiveReloadIsOnAndWhatItRefused() {
		signIn();
		assertThat(this.page.locator("#reloading")).hasCount(0);

		this.systems.refused = List.of(new Reloading.Refused("mapping", "order-to-rest-erp",
				"mappings/order-to-rest-erp/order-to-rest-erp.jslt: line 3: <b>", this.clock.instant()));
		go("/console");

		assertThat(this.page.locator("#reloading")).containsText("实时重载已开启");
		assertThat(this.page.locator(".thing").first()).containsText("修改后的映射 order-to-rest-erp 未生效");
		assertThat(this.page.locator(".thing .thing-why").first()).containsText("line 3: <b>");
		this.systems.refused = null;
	}

	@Test
	void asksForAPasswordAndRefusesAWrongOne() {
		go("/console");
		assertThat(this.page).hasURL(url("/console/login"));

		enter("admin", "wrong");

		assertThat(this.page.getByRole(AriaRole.ALERT)).hasText("用户名或密码不正确。");
	}

	@Test
	void showsWhatNeedsAPersonAndEveryFlow() {
		signIn();

		assertThat(this.page.locator("h1")).containsText("件事需要处理");
		assertThat(this.page.locator(".thing").first()).containsText("customer-to-crm 已自动暂停");
		assertThat(this.page.locator("#flows tbody tr")).hasCount(4);
		assertThat(this.page.locator("#flows tbody tr").first()).containsText("已暂停（自动）");
		assertThat(this.page.locator(".systems")).containsText("shop 拒绝执行 change-order, save-stock");
		Browser.shot(this.page, "overview-zh");
	}

	@Test
	void renewsItselfWithoutLeavingThePage() {
		signIn();
		this.page.evaluate("document.querySelector('#live').dataset.old = 'yes'");

		this.page.waitForCondition(() -> this.page.locator("#live[data-old]").count() == 0);

		assertThat(this.page.locator("#live h1")).containsText("件事需要处理");
	}

	@Test
	void findsAnOrderAndTellsItsLife() {
		signIn();

		Browser.search(this.page, "so-1042");

		assertThat(this.page.locator("h1")).hasText("WX3705115058471208928");
		assertThat(this.page.locator(".step")).hasCount(7);
		assertThat(this.page.locator(".stand-delivered")).containsText("SO-1042");
		Browser.shot(this.page, "record-zh");
		Browser.search(this.page, "no-such-number");
		assertThat(this.page.locator(".blank-title")).hasText("没有找到");
	}

	@Test
	void revealsTheContentOnlyForAReasonAndKeepsWhoSawIt() {
		signIn();
		Browser.search(this.page, "WX3705115058471208928");
		assertThat(this.page.locator("h1")).hasText("WX3705115058471208928");
		assertThat(this.page.content()).doesNotContain("李雷");

		this.page.locator(".reveal input[name=reason]").first().fill("客户来电查询");
		this.page.locator(".reveal button").first().click();

		assertThat(this.page.locator(".content")).containsText("李雷");
		assertThat(deeds()).contains("reveal-record: 客户来电查询");
	}

	@Test
	void retriesOneDeadLetterThenAllOfItsCause() {
		signIn();
		this.page.locator("nav").getByText("死信").click();
		Browser.shot(this.page, "dead-letters-zh");
		this.page.locator(".group").filter(Browser.having("product")).getByText("列表").click();
		assertThat(this.page.locator("h1")).hasText("此原因共 12 条");
		Browser.shot(this.page, "dead-letter-list-zh");

		this.page.locator("tbody tr").first().getByText("重试").click();
		Browser.shot(this.page, "retry-zh");
		this.page.getByRole(AriaRole.BUTTON, Browser.named("重试")).click();

		assertThat(this.page.locator("h1")).hasText("此原因共 11 条");
		assertThat(this.page.getByRole(AriaRole.STATUS)).containsText("已将 1 条放回 order-to-erp");
		this.page.getByText("全部重试").click();
		this.page.getByRole(AriaRole.BUTTON, Browser.named("全部重试（11 条）")).click();
		assertThat(this.page.locator(".group").filter(Browser.having("product"))).hasCount(0);
		assertThat(deeds()).contains("retry-dead-letters: ");
	}

	@Test
	void discardsDeadLettersOnlyWithAReason() {
		signIn();
		go("/console/dead-letters");

		this.page.locator(".group").filter(Browser.having("carrier")).getByText("全部放弃").click();
		this.page.locator("#reason").fill("   ");
		this.page.locator("button.btn-danger").click();
		assertThat(this.page.getByRole(AriaRole.ALERT)).containsText("请填写原因");
		this.page.locator("#reason").fill("已在 ERP 手工录入");
		this.page.locator("button.btn-danger").click();

		assertThat(this.page.getByRole(AriaRole.STATUS)).containsText("已在 order-to-erp 放弃 3 条");
		Browser.search(this.page, "WX202611210001");
		assertThat(this.page.locator(".stand-head")).containsText("已放弃");
		assertThat(this.page.locator(".way")).containsText("操作人 admin");
		assertThat(deeds()).contains("discard-dead-letters: 已在 ERP 手工录入");
	}

	@Test
	void sendsAgainWhatAPersonLookedForAndDidNotFind() {
		this.flows.die(Samples.doubtful("WX-IN-DOUBT", this.clock.instant()));
		signIn();
		Browser.search(this.page, "WX-IN-DOUBT");
		assertThat(this.page.getByText("对方已生效")).isVisible();
		this.page.getByText("未生效，重新发送").click();
		this.page.locator("#reason").fill("已查 ERP");
		this.page.locator("[name=sure]").check();
		this.page.locator("button.btn-danger").click();

		assertThat(this.page.getByRole(AriaRole.STATUS)).containsText("已由 order-to-erp 重新发送 1 条");
		assertThat(deeds()).contains("send-again-dead-letters: 已查 ERP");
	}

	@Test
	void pausesAFlowWithAReasonAndResumesIt() {
		signIn();

		row("stock-to-shop").getByText("暂停").click();
		this.page.locator("#reason").fill("盘点");
		this.page.getByRole(AriaRole.BUTTON, Browser.named("暂停流程")).click();
		assertThat(row("stock-to-shop")).containsText("已暂停（人工：admin）");
		assertThat(row("stock-to-shop")).containsText("盘点");
		row("stock-to-shop").getByText("恢复").click();

		assertThat(row("stock-to-shop")).containsText("正常");
		assertThat(deeds()).contains("pause-flow: 盘点", "resume-flow: ");
	}

	@Test
	void speaksBothLanguages() {
		signIn();

		this.page.getByText("English").click();

		assertThat(this.page.locator("h1")).containsText("need");
		go("/console/dead-letters");
		assertThat(this.page.locator("h1")).hasText("Dead letters");
		go("/console/record?kind=order&source=shop&key=unknown");
		assertThat(this.page.locator("h1")).hasText("There is no such page or record");
		go("/console/activity");
		assertThat(this.page.locator("h1")).hasText("This page was asked for in a way it does not know");
		this.complaints.removeIf((complaint) -> complaint.contains("404") || complaint.contains("400"));
		go("/console?lang=zh");
		assertThat(this.page.locator("h1")).containsText("需要处理");
	}

	@Test
	void everyNumberOnTheOverviewOpensItsList() {
		signIn();
		List<String> links = this.page.locator("#live a")
			.all()
			.stream()
			.map((link) -> link.getAttribute("href"))
			.filter((link) -> !link.startsWith("#"))
			.distinct()
			.toList();

		assertThat(links).hasSizeGreaterThan(12);
		assertThat(links).allSatisfy((link) -> assertThat(this.page.navigate(url(link)).status()).isEqualTo(200));
	}

	@Test
	void fitsAPhone() {
		signIn();
		for (String path : List.of("/console", "/console/dead-letters", "/console/received?kind=order",
				"/console/record?kind=order&source=shop&key=WX3705115058471208928",
				"/console/activity?flow=order-to-erp", "/console/activity?flow=order-from-shop", "/console/users")) {
			fitsAPhone(path);
		}
	}

	@Test
	void pollsNowAndRewindsAFlowThatPolls() {
		signIn();
		assertThat(this.page.locator("#polls")).containsText("跳过 1 条");
		this.page.locator("#polls").getByText("customer-from-crm").click();
		Browser.shot(this.page, "poll-zh");
		this.page.getByText("立即查询").click();
		assertThat(this.page.getByRole(AriaRole.STATUS)).containsText("customer-from-crm 正在查询");
		assertThat(this.systems.asked).contains("admin polls customer-from-crm");

		this.page.getByText("回溯到…").click();
		this.page.locator("#since").fill("2099-01-01T08:00");
		this.page.locator("#reason").fill("周一上午的客户缺失");
		this.page.getByRole(AriaRole.BUTTON, Browser.named("回溯")).click();
		assertThat(this.page.getByRole(AriaRole.ALERT)).containsText("已经过去的日期");
		Browser.shot(this.page, "rewind-zh");
		this.page.locator("#since").fill("2026-01-05T08:00");
		this.page.getByRole(AriaRole.BUTTON, Browser.named("回溯")).click();

		assertThat(this.page.getByRole(AriaRole.STATUS)).containsText("customer-from-crm 已回溯");
		assertThat(this.systems.asked).contains("admin rewinds customer-from-crm to 2026-01-05T00:00:00Z");
		assertThat(deeds()).contains("poll-now: ", "rewind-poll: 2026-01-05T00:00:00Z 周一上午的客户缺失");
		go("/console/activity?flow=order-to-erp");
		assertThat(this.page.locator("#poll")).hasCount(0);
	}

	private void signIn() {
		signIn("admin", "a-password-for-tests");
	}

	private com.microsoft.playwright.Locator row(String flow) {
		return this.page.locator("#flows tbody tr").filter(Browser.having(flow));
	}

	private List<String> deeds() {
		return this.audit.latest(50).stream().map((AuditEntry deed) -> deed.what() + ": " + deed.detail()).toList();
	}

}
