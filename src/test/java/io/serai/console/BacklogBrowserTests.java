package io.serai.console;

import io.serai.delivery.FlowStatus;
import io.serai.delivery.FlowStatus.Gate;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * A person looks at a flow that works off what gathered during an outage.
 */
@SpringBootTest(classes = ConsoleApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class BacklogBrowserTests extends Walk {

	@Autowired
	PlayedFlows flows;

	@Autowired
	MovableClock clock;

	@DynamicPropertySource
	static void settings(DynamicPropertyRegistry registry) {
		registry.add("serai.home", () -> "target/backlog-home");
		registry.add("camel.main.routes-collector-enabled", () -> "false");
		registry.add("serai.database.url", () -> "jdbc:h2:mem:backlog");
		registry.add("serai.access.administrator-password", () -> "a-password-for-tests");
	}

	@Test
	void readsThatTheFlowIsDelayedWithHowManyWaitAndSinceWhen() {
		this.flows.put(new FlowStatus("order-to-erp", "", "order", Gate.CATCHING_UP,
				"not called, the system bears no more calls now", null, this.clock.instant().plusSeconds(2), 1380, 0,
				this.clock.instant().minusSeconds(43 * 60)));
		signIn("admin", "a-password-for-tests");

		assertThat(row()).containsText("延迟");
		assertThat(row()).containsText("正在处理积压：1,380 条等待");
		assertThat(row()).containsText("最早的已等 43");
		assertThat(row()).not().containsText("已暂停");
		Browser.shot(this.page, "works-off-zh");
		go("/console?lang=en");
		assertThat(row()).containsText("Delayed");
		assertThat(row()).containsText("Works off what has gathered: 1,380 waiting");
		assertThat(row()).not().containsText("Auto-paused");
		fitsAPhone("/console");
	}

	private com.microsoft.playwright.Locator row() {
		return this.page.locator("#flows tbody tr").filter(Browser.having("order-to-erp"));
	}

}
