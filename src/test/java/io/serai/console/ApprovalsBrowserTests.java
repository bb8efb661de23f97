package io.serai.console;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import com.microsoft.playwright.options.AriaRole;
import io.serai.access.Audit;
import io.serai.canonical.Approval;
import io.serai.canonical.CanonicalRecord;
import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;
import io.serai.delivery.DeliveryEvent;
import io.serai.delivery.DeliveryState;
import io.serai.delivery.RecordListener;
import io.serai.delivery.StoredRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A person asks again for an approval that nobody decided in time.
 */
@SpringBootTest(classes = ConsoleApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ApprovalsBrowserTests extends Walk {

	private static final String RECORD = "/console/record?kind=order&source=shop&key=";

	@Autowired
	PlayedFlows flows;

	@Autowired
	RecordListener records;

	@Autowired
	JdbcTemplate jdbc;

	@Autowired
	Audit audit;

	@Autowired
	MovableClock clock;

	@DynamicPropertySource
	static void settings(DynamicPropertyRegistry registry) {
		registry.add("serai.home", () -> "target/console-home");
		registry.add("camel.main.routes-collector-enabled", () -> "false");
		registry.add("serai.database.url", () -> "jdbc:h2:mem:approvals");
		registry.add("serai.access.administrator-password", () -> "a-password-for-tests");
		registry.add("serai.approval.order.required", () -> "true");
	}

	@BeforeAll
	void start() {
		expires("EXPIRED1");
		expires("EXPIRED2");
	}

	@Test
	void anOrderWhoseApprovalExpiredIsAskedForAgainAndWaits() {
		signIn("admin", "a-password-for-tests");
		go(RECORD + "EXPIRED1");
		this.page.locator("#ask-again a").click();
		assertThat(this.page.locator("h1")).hasText("重新发起 EXPIRED1 的审批？");
		assertThat(this.page.locator(".five")).containsText("无人在期限内作出决定");
		Browser.shot(this.page, "ask-again-zh");

		this.page.locator("#reason").fill("买家已电话确认");
		this.page.getByRole(AriaRole.BUTTON, Browser.named("重新发起")).click();

		assertThat(this.page.getByRole(AriaRole.STATUS)).containsText("EXPIRED1 的审批已重新发起");
		assertThat(this.page.locator("#ask-again")).hasCount(0);
		assertThat(this.flows.taken).filteredOn((record) -> record.key().startsWith("shop/EXPIRED1/"))
			.singleElement()
			.satisfies((question) -> {
				assertThat(((Approval) question).key()).isEqualTo("shop/EXPIRED1/6000-CNY/2");
				assertThat(((Approval) question).status().wireName()).isEqualTo("draft");
			});
		assertThat(this.page.locator(".stand-dead")).hasCount(0);
		assertThat(this.audit.latest(50)).anySatisfy((deed) -> {
			assertThat(deed.what()).isEqualTo("ask-approval-again");
			assertThat(deed.target()).contains("EXPIRED1");
			assertThat(deed.detail()).contains("买家已电话确认");
		});
	}

	@Test
	void wantsAReasonAndPublishesNothingWithoutOne() {
		signIn("admin", "a-password-for-tests");
		go("/console/approvals/ask-again?source=shop&key=EXPIRED2");

		this.page.locator("#reason").fill("   ");
		this.page.getByRole(AriaRole.BUTTON, Browser.named("重新发起")).click();

		assertThat(this.page.getByRole(AriaRole.ALERT)).containsText("请填写原因");
		assertThat(this.flows.taken).extracting(CanonicalRecord::key)
			.noneMatch((key) -> key.startsWith("shop/EXPIRED2/"));
		fitsAPhone("/console/approvals/ask-again?source=shop&key=EXPIRED2");
	}

	/** An order over the limit, a dead letter since nobody decided in time. */
	private void expires(String key) {
		Instant at = this.clock.instant();
		RecordKey order = new RecordKey(RecordKind.ORDER, "shop", key);
		String message = "message-" + key;
		this.records.onRecords(List.of(new StoredRecord(message, order, "1", "shop-api", at.minusSeconds(60),
				ORDER.formatted(key).getBytes(StandardCharsets.UTF_8))));
		this.jdbc.update(
				"INSERT INTO approval (approval_key, status, version, updated_at) VALUES (?, 'expired', '1', ?)",
				"shop/%s/6000-CNY".formatted(key), java.sql.Timestamp.from(at));
		this.flows.die(new DeliveryEvent("event-" + key, message, "order-to-erp", order, "1", DeliveryState.DEAD, 1, at,
				5, null, "invalid-data", "invalid-data|-|-|-|the order has no approval",
				"the order has no approval: nobody decided in time", "Ask for it again.", null, null, null));
	}

	private static final String ORDER = """
			{"source": "shop", "key": "%s", "version": "1", "updatedAt": "2026-11-22T05:07:50Z",
			 "orderDate": "2026-11-22T05:00:00Z", "status": "confirmed", "financialStatus": "paid",
			 "fulfillmentStatus": "unfulfilled", "currency": "CNY", "channel": "shop", "pricesIncludeTax": true,
			 "customer": {"externalId": "C1"},
			 "lines": [{"lineNumber": 1, "sku": "S", "name": "茶", "quantity": "1", "unitCode": "C62",
			   "unitPrice": {"amount": "6000", "currency": "CNY"}, "total": {"amount": "6000", "currency": "CNY"}}],
			 "shippingTotal": {"amount": "0", "currency": "CNY"}, "discountTotal": {"amount": "0", "currency": "CNY"},
			 "total": {"amount": "6000.00", "currency": "CNY"}}""";

}
