package io.serai.console;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.serai.Caller;
import io.serai.HubErp;
import io.serai.HubHome;
import io.serai.HubTest;
import io.serai.access.Audit;
import io.serai.access.Role;
import io.serai.access.UserAdministration;
import io.serai.access.Users;
import io.serai.canonical.Samples;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Walks through the console of a whole hub: a real door, a real broker, real deliveries.
 */
@HubTest
class HubBrowserTests extends Walk {

	private final Audit audit;

	private final String mark = UUID.randomUUID().toString().substring(0, 8);

	private final Users users;

	private final UserAdministration people;

	@Autowired
	HubBrowserTests(Audit audit, Users users, UserAdministration people) {
		this.audit = audit;
		this.users = users;
		this.people = people;
	}

	@Test
	void anOrderThatTheErpRefusesIsRetriedOnceTheErpIsMendedAndAnotherIsDiscarded() throws Exception {
		String sku = "SKU-REFUSED-" + this.mark;
		StubMapping refusal = HubErp.refuse(sku);
		assertThat(push("RETRY-" + this.mark, sku)).isEqualTo(202);
		assertThat(push("GIVE-UP-" + this.mark, sku)).isEqualTo(202);
		signIn("admin", HubHome.PASSWORD);

		seen("RETRY-" + this.mark, "死信");
		seen("GIVE-UP-" + this.mark, "死信");
		assertThat(this.page.locator(".stand-dead")).containsText("数据不被接受");
		assertThat(this.page.locator(".stand-dead")).containsText("There is no article " + sku);
		assertThat(this.page.locator(".stand-dead .thing-do")).containsText("请在单据的来源处更正，新版本到达后此条自动结束；或在 erp 中更正");
		Browser.shot(this.page, "hub-dead-zh");
		go("/console/dead-letters?lang=en");
		assertThat(group()).containsText("The data are not accepted as they are");
		Browser.shot(this.page, "hub-dead-letters-en");
		go("/console/dead-letters?lang=zh");
		Browser.shot(this.page, "hub-dead-letters-zh");
		discard("GIVE-UP-" + this.mark);

		HubErp.mend(refusal);
		search("RETRY-" + this.mark);
		stand().locator("a.btn").getByText("重试").click();
		Browser.shot(this.page, "hub-retry-zh");
		this.page.getByRole(AriaRole.BUTTON, Browser.named("重试")).click();

		seen("RETRY-" + this.mark, "已送达");
		assertThat(stand()).containsText("SO-004711");
		assertThat(stand()).containsText(" 4711");
		assertThat(this.page.locator(".way")).containsText("已失败");
		Browser.shot(this.page, "hub-delivered-zh");
		assertThat(HubErp.sent("RETRY-" + this.mark)).isEqualTo(2);
		assertThat(HubErp.sent("GIVE-UP-" + this.mark)).isOne();
	}

	@Test
	void pollsTheErpNowAndGoesBackInTime() {
		signIn("admin", HubHome.PASSWORD);
		go("/console/activity?flow=order-status-from-erp&lang=en");
		assertThat(this.page.locator("#poll")).containsText("Every 5 s");
		Browser.shot(this.page, "hub-poll-en");
		this.page.getByText("Poll now").click();
		assertThat(this.page.getByRole(AriaRole.STATUS)).containsText("polls now");

		this.page.getByText("Rewind to …").click();
		this.page.locator("#since").fill("2026-03-01T08:00");
		this.page.locator("#reason").fill("statuses of March are missing");
		Browser.shot(this.page, "hub-rewind-en");
		this.page.getByRole(AriaRole.BUTTON, Browser.named("Rewind")).click();

		assertThat(this.page.getByRole(AriaRole.STATUS)).containsText("is rewound");
		await().atMost(Duration.ofSeconds(10)).until(() -> HubErp.polled("2026-02-28T23") > 0);
		assertThat(deeds())
			.contains("admin rewind-poll order-status-from-erp 2026-03-01T00:00:00Z statuses of March are missing");
	}

	@Test
	void anAdministratorMakesAnOperatorWhoChoosesAPasswordAndMayNotManage() {
		String name = "王芳-" + this.mark;
		signIn("admin", HubHome.PASSWORD);
		this.page.locator("nav").getByText("用户").click();
		Browser.shot(this.page, "users-zh");
		this.page.locator("#name").fill("王 芳");
		this.page.getByRole(AriaRole.BUTTON, Browser.named("创建用户")).click();
		assertThat(this.page.getByRole(AriaRole.ALERT)).containsText("不含空格");
		this.page.locator("#name").fill(name);
		this.page.locator("input[value=OPERATOR]").check();
		this.page.getByRole(AriaRole.BUTTON, Browser.named("创建用户")).click();
		String once = this.page.locator(".secret").textContent();
		assertThat(this.page.url()).doesNotContain(once);
		Browser.shot(this.page, "user-created-zh");
		this.page.getByText("已妥善保存").click();
		assertThat(this.page.locator("body")).containsText(name);
		assertThat(this.page.content()).doesNotContain(once);
		signOut();

		signIn(name, once);
		assertThat(this.page).hasURL(url("/console/password"));
		Browser.shot(this.page, "password-zh");
		this.page.locator("#current").fill(once);
		this.page.locator("#wanted").fill("王芳的一个长密码 2026");
		this.page.locator("#again").fill("王芳的一个长密码 2026");
		this.page.getByRole(AriaRole.BUTTON, Browser.named("修改密码")).click();

		assertThat(this.page.getByRole(AriaRole.STATUS)).containsText("密码已修改");
		assertThat(this.page.locator("nav").getByText("用户")).hasCount(0);
		go("/console/users");
		assertThat(this.page.locator(".error-code")).hasText("403");
		this.complaints.removeIf((complaint) -> complaint.contains("403"));
		assertThat(deeds()).contains("admin create-user " + name + " OPERATOR",
				name + " change-own-password " + name + " ");
		assertThat(String.join(" ", deeds())).doesNotContain(once);
	}

	@Test
	void theLastAdministratorCannotBeDisabled() {
		this.users.all()
			.stream()
			.filter((user) -> user.role() == Role.ADMINISTRATOR && !user.name().equals("admin"))
			.forEach((other) -> this.people.enable(other.name(), false, "test"));
		signIn("admin", HubHome.PASSWORD);
		go("/console/users/one?name=admin&lang=en");
		Browser.shot(this.page, "user-en");

		this.page.getByRole(AriaRole.BUTTON, Browser.named("Disable user")).click();

		assertThat(this.page.getByRole(AriaRole.ALERT))
			.hasText("This is the last enabled administrator. Make another administrator first.");
		Browser.shot(this.page, "last-administrator-en");
		go("/console?lang=zh");
		assertThat(this.page.locator("nav").getByText("用户")).hasCount(1);
	}

	@Test
	void anAdministratorMakesAnApiClientAndChangesItsKey() throws Exception {
		String name = "till-" + this.mark;
		signIn("admin", HubHome.PASSWORD);
		this.page.locator("nav").getByText("API 客户端").click();
		Browser.shot(this.page, "clients-zh");
		this.page.locator("#name").fill(name);
		this.page.locator("#source").fill("shop");
		this.page.getByRole(AriaRole.BUTTON, Browser.named("创建 API 客户端")).click();
		assertThat(this.page.getByRole(AriaRole.ALERT)).containsText("至少选择一种");
		this.page.locator("input[value=order]").check();
		this.page.getByRole(AriaRole.BUTTON, Browser.named("创建 API 客户端")).click();
		List<String> secrets = this.page.locator(".secret").allTextContents();
		Browser.shot(this.page, "client-created-zh");
		assertThat(secrets).hasSize(2);
		assertThat(push("BY-" + name, "SKU-1", secrets.getFirst())).isEqualTo(202);

		go("/console/clients/one?name=" + name);
		Browser.shot(this.page, "client-zh");
		this.page.getByRole(AriaRole.BUTTON, Browser.named("更换 API 密钥")).click();
		String key = this.page.locator(".secret").textContent();
		assertThat(push("BY-" + name, "SKU-1", secrets.getFirst())).isEqualTo(401);
		assertThat(push("BY-" + name, "SKU-1", key)).isEqualTo(202);
		go("/console/clients/one?name=" + name);
		this.page.getByRole(AriaRole.BUTTON, Browser.named("更换签名密钥")).click();
		assertThat(this.page.locator(".secret")).hasText(java.util.regex.Pattern.compile("whsec_.{44}"));
		go("/console/clients/one?name=" + name);
		this.page.getByRole(AriaRole.BUTTON, Browser.named("停用 API 客户端")).click();

		assertThat(this.page.locator("tr.off").filter(Browser.having(name))).hasCount(1);
		assertThat(push("BY-" + name, "SKU-1", key)).isEqualTo(401);
		assertThat(String.join(" ", deeds())).contains("admin change-api-key " + name, "admin disable-client " + name)
			.doesNotContain(key, secrets.getFirst(), secrets.getLast());
		for (String path : List.of("/console/users", "/console/clients", "/console/clients/one?name=" + name,
				"/console/password", "/console/activity?flow=order-status-from-erp")) {
			fitsAPhone(path);
		}
	}

	private void discard(String key) {
		search(key);
		stand().locator("a.btn").getByText("放弃").click();
		this.page.locator("#reason").fill("客户已取消");
		Browser.shot(this.page, "hub-discard-zh");
		this.page.locator("button.btn-danger").click();
		assertThat(this.page.getByRole(AriaRole.STATUS)).containsText("已在 order-to-erp 放弃 1 条");
		seen(key, "已放弃");
		assertThat(this.page.locator(".way")).containsText("客户已取消");
	}

	/** The message store learns of deliveries a moment later; the page renews itself. */
	private void seen(String key, String state) {
		await().atMost(Duration.ofSeconds(10)).until(() -> {
			search(key);
			return this.page.locator("h1").textContent().equals(key);
		});
		assertThat(stand()).containsText(state, new LocatorAssertions.ContainsTextOptions().setTimeout(15_000));
	}

	private Locator stand() {
		return this.page.locator(".stand").filter(Browser.having("order-to-erp"));
	}

	private Locator group() {
		return this.page.locator(".group")
			.filter(Browser.having("There is no article SKU-REFUSED-" + this.mark))
			.first();
	}

	private int push(String key, String sku) {
		return push(key, sku, HubHome.KEY);
	}

	private int push(String key, String sku, String apiKey) {
		ObjectNode order = Samples.orderJson(key).put("key", key);
		((ObjectNode) order.get("lines").get(0)).put("sku", sku);
		return Caller.push(url(""), "orders", apiKey, order).statusCode();
	}

	private List<String> deeds() {
		return this.audit.latest(100)
			.stream()
			.map((deed) -> String.join(" ", deed.who(), deed.what(), deed.target(), deed.detail()))
			.toList();
	}

}
