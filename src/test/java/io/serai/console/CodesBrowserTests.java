package io.serai.console;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.serai.Caller;
import io.serai.HubHome;
import io.serai.HubTest;
import io.serai.access.Audit;
import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;
import io.serai.canonical.Samples;
import io.serai.codes.CodeAdministration;
import io.serai.codes.CodeDirection;
import io.serai.codes.CodeForm;
import io.serai.delivery.DeliveryState;
import io.serai.messagestore.MessageStore;
import io.serai.messagestore.Standing;
import io.serai.messagestore.Whereabouts;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A record that waits for a code, and the person who fills it in.
 */
@HubTest
class CodesBrowserTests extends Walk {

	private final CodeAdministration codes;

	private final MessageStore store;

	private final Audit audit;

	private final String mark = UUID.randomUUID().toString().substring(0, 8);

	@Autowired
	CodesBrowserTests(CodeAdministration codes, MessageStore store, Audit audit) {
		this.codes = codes;
		this.store = store;
		this.audit = audit;
	}

	@Test
	void aRecordGoesOnAtOnceWhenThePersonFillsInItsCode() throws Exception {
		String carrier = "CODED-" + this.mark;
		ship("SH-1-" + this.mark, carrier);
		ship("SH-2-" + this.mark, carrier);
		awaitState("SH-1-" + this.mark, DeliveryState.DEAD);
		awaitState("SH-2-" + this.mark, DeliveryState.DEAD);
		signIn("admin", HubHome.PASSWORD);

		go("/console/codes");
		Locator missing = this.page.locator("#missing tr").filter(Browser.having(carrier));
		assertThat(missing).containsText("carrier");
		assertThat(missing.locator("td").nth(5)).hasText("2");
		Browser.shot(this.page, "codes-zh");
		missing.locator("a.btn").click();
		assertThat(this.page.locator("#ours")).hasValue(carrier);
		this.page.locator("#theirs").fill("ZTO-" + this.mark);
		this.page.locator("#reason").fill("新承运商");
		this.page.locator("button.btn-primary").click();

		assertThat(this.page.getByRole(AriaRole.STATUS)).containsText("2 个等待的单据继续处理");
		awaitState("SH-1-" + this.mark, DeliveryState.SKIPPED);
		awaitState("SH-2-" + this.mark, DeliveryState.SKIPPED);
		assertThat(this.page.locator("#codes tr").filter(Browser.having(carrier))).containsText("ZTO-" + this.mark);
		assertThat(this.audit.latest(50)).anySatisfy((deed) -> {
			assertThat(deed.what()).isEqualTo("add-code");
			assertThat(deed.target()).isEqualTo("carrier/probe/" + carrier);
			assertThat(deed.detail()).contains("ZTO-" + this.mark, "新承运商");
		});
		changesAndEnds(carrier);
	}

	@Test
	void aRecordGoesOnByItselfWhenTheCodeIsFilledInElsewhere() throws Exception {
		String carrier = "CODED-ELSEWHERE-" + this.mark;
		ship("SH-3-" + this.mark, carrier);
		awaitState("SH-3-" + this.mark, DeliveryState.DEAD);

		this.codes.add(new CodeForm("carrier", "probe", carrier, "YTO-" + this.mark, CodeDirection.BOTH, null, null),
				"a colleague on another node");

		awaitState("SH-3-" + this.mark, DeliveryState.SKIPPED);
	}

	@Test
	void asksOnceMoreBeforeItKeepsACodeOfASystemThatNobodyKnows() {
		signIn("admin", HubHome.PASSWORD);
		go("/console/codes/new?lang=zh");
		this.page.locator("#table").fill("sku");
		this.page.locator("#system").fill("erpp");
		this.page.locator("#ours").fill("SLIP-" + this.mark);
		this.page.locator("#theirs").fill("1");
		this.page.locator("#reason").fill("试");
		this.page.locator("button.btn-primary").click();

		assertThat(this.page.getByRole(AriaRole.ALERT)).containsText("没有叫这个名字的系统");
		assertThat(this.codes.search("sku", "SLIP-" + this.mark, 5)).isEmpty();
		this.page.locator("#sure").check();
		this.page.locator("button.btn-primary").click();

		assertThat(this.page.locator("#codes tr").filter(Browser.having("SLIP-" + this.mark))).containsText("erpp");
	}

	private void changesAndEnds(String carrier) {
		this.page.locator("#codes tr").filter(Browser.having(carrier)).locator("a.btn").click();
		this.page.locator("#last").fill("2020-01-01");
		this.page.locator("#why").fill("换承运商");
		this.page.locator("#end button").click();
		assertThat(this.page.getByRole(AriaRole.STATUS)).containsText("到 2020-01-01 为止");
		this.page.locator("#codes tr").filter(Browser.having(carrier)).locator("a.btn").click();
		this.page.locator("#until").fill("");
		this.page.locator("#from").fill("2026-01-01");
		this.page.locator("#reason").fill("仍在用");
		this.page.locator("button.btn-primary").click();
		assertThat(this.page.locator("#codes tr").filter(Browser.having(carrier))).containsText("2026-01-01");
		assertThat(this.audit.latest(50)).anySatisfy((deed) -> assertThat(deed.what()).isEqualTo("end-code"))
			.anySatisfy((deed) -> assertThat(deed.detail()).contains("before: "));
		fitsAPhone("/console/codes");
		fitsAPhone("/console/codes/new");
	}

	private void awaitState(String key, DeliveryState state) {
		RecordKey record = new RecordKey(RecordKind.SHIPMENT, "shop", key);
		await().atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(
					this.store.whereIs("shipment", record.source(), key).map(Whereabouts::deliveries).orElse(List.of()))
				.filteredOn((standing) -> standing.flow().equals("shipment-to-probe"))
				.extracting(Standing::state)
				.containsExactly(state));
	}

	private void ship(String key, String carrier) {
		ObjectNode shipment = Samples.json("shipment.json").put("key", key);
		shipment.put("source", "shop").put("carrierCode", carrier);
		HttpResponse<String> answer = Caller.push(url(""), "shipments", HubHome.KEY, shipment);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
	}

}
