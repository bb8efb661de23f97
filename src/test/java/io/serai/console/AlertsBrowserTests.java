package io.serai.console;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.serai.HubHome;
import io.serai.HubTest;
import io.serai.access.Audit;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A person takes note of what is wrong.
 */
@HubTest
class AlertsBrowserTests extends Walk {

	private final JdbcTemplate jdbc;

	private final Audit audit;

	@Autowired
	AlertsBrowserTests(JdbcTemplate jdbc, Audit audit) {
		this.jdbc = jdbc;
		this.audit = audit;
	}

	@Test
	void aPersonTakesNoteAndSaysWhatIsDone() {
		String flow = "flow-" + UUID.randomUUID();
		this.jdbc.update("""
				INSERT INTO alert (alert_key, cause, subject, about, subject_count, since, told_at, told_times)
				VALUES (?, 'dead-letters', ?, 'invalid-data', 12, ?, ?, 2)""", "dead-letters/" + flow, flow,
				Timestamp.from(Instant.now()), Timestamp.from(Instant.now()));
		signIn("admin", HubHome.PASSWORD);
		this.page.locator("nav").getByText("告警").click();
		Locator alert = this.page.locator(".open-alert", new Page.LocatorOptions().setHasText(flow));
		assertThat(alert).containsText("有 12 条单据需要人处理");
		assertThat(alert).containsText("已通知 2 次");
		Browser.shot(this.page, "alerts-zh");

		alert.locator("input[name=note]").fill("已联系供应商");
		alert.locator("button").click();

		assertThat(this.page.getByRole(AriaRole.STATUS)).containsText("已记录");
		assertThat(alert).containsText("admin 已知悉：已联系供应商");
		assertThat(alert.locator("form")).hasCount(0);
		assertThat(this.audit.latest(50)).anySatisfy((deed) -> {
			assertThat(deed.what()).isEqualTo("take-note-of-alert");
			assertThat(deed.target()).contains(flow);
		});
		fitsAPhone("/console/alerts");
	}

}
