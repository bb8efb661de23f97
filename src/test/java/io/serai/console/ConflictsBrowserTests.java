package io.serai.console;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import io.serai.HubHome;
import io.serai.HubTest;
import io.serai.access.Audit;
import io.serai.access.Role;
import io.serai.access.UserAdministration;
import io.serai.canonical.Customer;
import io.serai.ownership.OwnershipSteps;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A person decides what a customer is called after two systems have renamed it.
 */
@HubTest
class ConflictsBrowserTests extends Walk {

	private final JdbcTemplate jdbc;

	private final OwnershipSteps steps;

	private final Audit audit;

	private final UserAdministration people;

	private String customer = "";

	@Autowired
	ConflictsBrowserTests(JdbcTemplate jdbc, OwnershipSteps steps, Audit audit, UserAdministration people) {
		this.jdbc = jdbc;
		this.steps = steps;
		this.audit = audit;
		this.people = people;
	}

	@Test
	void aPersonSeesAllThreeSidesAndDecidesForOne() {
		renamedTwice(true);
		signIn("admin", HubHome.PASSWORD);
		this.page.locator("nav").getByText("冲突").click();
		Locator conflict = this.page.locator(".conflict",
				new com.microsoft.playwright.Page.LocatorOptions().setHasText(this.customer));

		assertThat(conflict).containsText("绿茶 <公司>");
		assertThat(conflict).containsText("红茶公司");
		assertThat(conflict).containsText("白茶公司");
		assertThat(conflict).containsText("谁都可以改");
		Browser.shot(this.page, "conflicts-zh");
		conflict.locator("input[value=THEIRS]").check();
		conflict.locator("input[name=reason]").fill("合同上是这个");
		conflict.locator("button").click();

		assertThat(this.page.getByRole(AriaRole.STATUS)).containsText("送到每个系统");
		assertThat(conflict).hasCount(0);
		assertThat(this.steps.decided()).filteredOn((decided) -> decided.key().equals(this.customer))
			.singleElement()
			.extracting(Customer::name)
			.isEqualTo("红茶公司");
		assertThat(this.audit.latest(50)).anySatisfy((deed) -> {
			assertThat(deed.what()).isEqualTo("decide-conflict");
			assertThat(deed.target()).contains(this.customer, "name", "crm");
			assertThat(deed.detail()).contains("THEIRS", "合同上是这个").doesNotContain("茶");
		});
		fitsAPhone("/console/conflicts");
	}

	@Test
	void nobodyBelowAnOperatorSeesWhoTheCustomersAre() {
		renamedTwice(true);
		String name = "viewer-" + this.customer.toLowerCase(java.util.Locale.ROOT);
		String once = this.people.create(name, Role.VIEWER, "test");
		signIn(name, once);
		this.page.locator("#current").fill(once);
		this.page.locator("#wanted").fill("看的人的密码 of 2026");
		this.page.locator("#again").fill("看的人的密码 of 2026");
		this.page.getByRole(AriaRole.BUTTON, Browser.named("修改密码")).click();
		assertThat(this.page.getByRole(AriaRole.STATUS)).containsText("密码已修改");

		assertThat(this.page.locator("nav").getByText("冲突")).hasCount(0);
		Response answer = this.page.navigate(url("/console/conflicts"));
		assertThat(answer.status()).isEqualTo(403);
		assertThat(this.page.content()).doesNotContain("红茶公司");
		this.complaints.removeIf((complaint) -> complaint.contains("403"));
	}

	@Test
	void aPersonIsNotOfferedWhatNobodyKnows() {
		renamedTwice(false);
		signIn("admin", HubHome.PASSWORD);
		this.page.navigate(url("/console/conflicts"));
		Locator conflict = this.page.locator(".conflict",
				new com.microsoft.playwright.Page.LocatorOptions().setHasText(this.customer));

		assertThat(conflict).containsText("未知");
		assertThat(conflict.locator("input[value=BASE]")).hasCount(0);
		Browser.shot(this.page, "conflicts-unknown-zh");
		fitsAPhone("/console/conflicts");
		conflict.locator("input[value=THEIRS]").evaluate("(input) => input.value = 'BASE'");
		conflict.locator("input[value=BASE]").check();
		conflict.locator("input[name=reason]").fill("合同上是这个");
		conflict.locator("button").click();

		assertThat(this.page.getByRole(AriaRole.ALERT)).containsText("另外两项");
		assertThat(conflict).hasCount(1);
	}

	private void renamedTwice(boolean isBaseKnown) {
		this.customer = "C-" + UUID.randomUUID().toString().substring(0, 8);
		Timestamp now = Timestamp.from(Instant.now());
		this.jdbc.update("""
				INSERT INTO merged_customer (merged_key, version, published_version, updated_at, agreed, decided)
				VALUES (?, 2, 2, ?, ?, FALSE)""", this.customer, now, "{\"type\":\"organization\",\"name\":\"白茶公司\"}");
		this.jdbc.update(
				"""
						INSERT INTO customer_conflict (id, merged_key, system, field, base_known, base, theirs, ours, since, state)
						VALUES (?, ?, 'crm', 'name', ?, ?, '"红茶公司"', '"白茶公司"', ?, 'OPEN')""",
				UUID.randomUUID().toString(), this.customer, isBaseKnown, isBaseKnown ? "\"绿茶 <公司>\"" : null, now);
	}

}
