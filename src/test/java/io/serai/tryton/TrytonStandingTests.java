package io.serai.tryton;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.Serai;
import io.serai.demo.CrmOnLoopback;
import io.serai.demo.ShopOnLoopback;
import io.serai.reconcile.Closing;
import io.serai.reconcile.Difference;
import io.serai.reconcile.Finding;
import io.serai.reconcile.Repair;
import io.serai.reconcile.Repairs;
import io.serai.reconcile.Reports;
import io.serai.system.poll.Polls;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Stock levels of a real Tryton and the simulated shop, and customers of the simulated
 * CRM and that Tryton, in which levels and customers are dropped, doubled and altered on
 * purpose: every one is found, repaired from either side or accepted, and closed with
 * proof.
 */
@Tag("tryton")
@SpringBootTest(classes = { Serai.class, ErpProbe.class }, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TrytonHub.class)
class TrytonStandingTests {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	/** Before the goods of the seed came; a new poll does not look back so far. */
	private static final Instant SEEDED = Instant.parse("2026-11-22T00:00:00Z");

	private final TrytonClient erp = RealTryton.shared().client();

	private final Reports reports;

	private final Repairs repairs;

	private final Clock clock;

	private final Polls polls;

	@LocalServerPort
	private int port;

	@Autowired
	TrytonStandingTests(Reports reports, Repairs repairs, Clock clock, Polls polls) {
		this.reports = reports;
		this.repairs = repairs;
		this.clock = clock;
		this.polls = polls;
	}

	@Test
	void findsLevelsThatTheShopHasOtherwiseAndBringsThemAgain() {
		List<String> levels = List.of("SKU0045@WH", "SKU0046@WH", "SKU0047@WH", "SKU0048@WH");
		this.polls.rewind("stock-from-erp", SEEDED, "li.wei");
		await().atMost(PATIENCE)
			.untilAsserted(() -> assertThat(levels).as("the buffer is kept back")
				.allMatch((level) -> ShopOnLoopback.available(level).startsWith("498")));
		ShopOnLoopback.falsifyLevel("SKU0045@WH", "9999");
		ShopOnLoopback.falsifyLevel("SKU0046@WH", "1");
		ShopOnLoopback.forgetLevel("SKU0047@WH");
		ShopOnLoopback.forgetLevel("SKU0048@WH");
		ShopOnLoopback.falsifyLevel("GHOST@WH", "3");
		ShopOnLoopback.falsifyLevel("SHOW@WH", "1");
		compare("stock");

		String[] all = { "SKU0045@WH", "SKU0046@WH", "SKU0047@WH", "SKU0048@WH", "GHOST@WH", "SHOW@WH" };
		assertThat(told("stock", all)).containsExactly("GHOST@WH MISSING_LEFT OPEN", "SHOW@WH MISSING_LEFT OPEN",
				"SKU0045@WH DIFFERENT OPEN", "SKU0046@WH DIFFERENT OPEN", "SKU0047@WH MISSING_RIGHT OPEN",
				"SKU0048@WH MISSING_RIGHT OPEN");
		assertThat(finding("stock", "SKU0045@WH").differences())
			.containsExactly(new Difference("quantity", "498", "9999"));
		repair("stock", "SKU0045@WH", Repair.LEFT_WINS);
		repair("stock", "SKU0046@WH", Repair.OURS_WINS);
		repair("stock", "SKU0047@WH", Repair.PUSH_AGAIN);
		repair("stock", "SKU0048@WH", Repair.PULL_AGAIN);
		repair("stock", "SHOW@WH", Repair.ACCEPT);
		ShopOnLoopback.forgetLevel("GHOST@WH");
		repair("stock", "GHOST@WH", Repair.CHECK_AGAIN);
		awaitClosed("stock", "SKU0045@WH", "SKU0046@WH", "SKU0047@WH", "SKU0048@WH", "GHOST@WH", "SHOW@WH");

		for (String repaired : levels) {
			assertThat(ShopOnLoopback.available(repaired)).as(repaired).startsWith("498");
			assertThat(finding("stock", repaired).closing()).as(repaired).isEqualTo(Closing.REPAIRED);
			assertThat(finding("stock", repaired).right().getFirst().quantity()).isEqualByComparingTo("498");
		}
		assertThat(finding("stock", "GHOST@WH").closing()).isEqualTo(Closing.AGREES);
		assertThat(finding("stock", "SHOW@WH").closing()).isEqualTo(Closing.ACCEPTED);
	}

	@Test
	void findsCustomersThatAreMissingDoubledOrAlteredAndRepairsThemFromEitherSide() throws Exception {
		for (int number = 81; number <= 88; number++) {
			push(customer(number));
		}
		await().atMost(PATIENCE).untilAsserted(() -> {
			assertThat(this.erp.search("party.party", List.of(List.of("code", "like", "shop/REC8%")))).hasSize(8);
			assertThat(CrmOnLoopback.customers("REC88")).hasSize(1);
		});
		sabotage();

		compare("customers");

		String[] all = { "REC81", "REC82", "REC83", "REC84", "REC85", "REC86", "REC87", "REC88", "REC89" };
		assertThat(told("customers", all)).containsExactly("REC81 MISSING_RIGHT OPEN", "REC82 MISSING_LEFT OPEN",
				"REC83 DIFFERENT OPEN", "REC84 DOUBLED_LEFT OPEN", "REC85 DIFFERENT OPEN", "REC86 DIFFERENT OPEN",
				"REC87 DIFFERENT OPEN", "REC89 MISSING_LEFT OPEN");
		assertNobodyIsNamed(finding("customers", "REC83"));
		repair("customers", "REC81", Repair.PULL_AGAIN);
		repair("customers", "REC82", Repair.PUSH_AGAIN);
		repair("customers", "REC83", Repair.LEFT_WINS);
		repair("customers", "REC85", Repair.OURS_WINS);
		repair("customers", "REC86", Repair.RIGHT_WINS);
		repair("customers", "REC87", Repair.ACCEPT);
		repair("customers", "REC89", Repair.PULL_AGAIN);
		CrmOnLoopback.remove("REC84");
		repair("customers", "REC84", Repair.CHECK_AGAIN);
		awaitClosed("customers", "REC81", "REC82", "REC83", "REC84", "REC85", "REC86", "REC87", "REC89");

		for (String repaired : List.of("REC81", "REC82", "REC83", "REC85", "REC86", "REC89")) {
			assertThat(finding("customers", repaired).closing()).as(repaired).isEqualTo(Closing.REPAIRED);
			assertThat(finding("customers", repaired).closedBy()).isEqualTo("li.wei");
			assertThat(CrmOnLoopback.customers(repaired)).as(repaired).hasSize(1);
			assertThat(party(repaired).get("name")).as(repaired)
				.isEqualTo(CrmOnLoopback.customers(repaired).at("/0/name"));
		}
		assertThat(party("REC83").get("name").asText()).isEqualTo(customer(83).get("name").asText());
		assertThat(party("REC86").get("name").asText()).isEqualTo("\u6539\u540d\u516b\u516d");
		assertThat(finding("customers", "REC84").closing()).isEqualTo(Closing.AGREES);
		assertThat(finding("customers", "REC87").closing()).isEqualTo(Closing.ACCEPTED);
	}

	/** What people do to an ERP and a CRM behind the hub's back. */
	private void sabotage() {
		this.erp.call("model.party.party.delete", List.of(party("REC81").get("id").asInt()));
		CrmOnLoopback.remove("REC82");
		rename("REC83", "\u6539\u540d\u516b\u4e09");
		CrmOnLoopback.copy("REC84");
		this.erp.call("model.party.contact_mechanism.delete",
				Stream.of(party("REC85").get("contact_mechanisms").get(0).asInt()).toList());
		rename("REC86", "\u6539\u540d\u516b\u516d");
		rename("REC87", "\u6539\u540d\u516b\u4e03");
		this.erp.call("model.party.party.create",
				List.of(Map.of("code", "shop/REC89", "name", "\u53ea\u5728 ERP", "addresses", List.of())));
	}

	private void rename(String key, String name) {
		this.erp.call("model.party.party.write", List.of(party(key).get("id").asInt()), Map.of("name", name));
	}

	private JsonNode party(String key) {
		return this.erp
			.search("party.party", List.of(List.of("code", "=", "shop/" + key)), "name", "contact_mechanisms")
			.get(0);
	}

	private static void assertNobodyIsNamed(Finding finding) {
		assertThat(finding.differences()).singleElement().satisfies((difference) -> {
			assertThat(difference.field()).isEqualTo("name");
			assertThat(difference.right()).matches("\u6539\\*\\* \u00b7[0-9a-f]{8}");
		});
		assertThat(finding.toString()).doesNotContain("\u6539\u540d\u516b\u4e09", customer(83).get("name").asText(),
				"+8613900000083");
	}

	private void repair(String pair, String key, Repair repair) {
		this.repairs.repair(finding(pair, key).id(), repair, "li.wei", "done on purpose");
	}

	private void compare(String pair) {
		this.repairs.compareSoon(pair, today());
		Instant before = this.reports.day(pair, today()).orElseThrow().ranAt();
		await().atMost(PATIENCE).untilAsserted(() -> {
			assertThat(this.reports.day(pair, today()).orElseThrow().trouble()).isNull();
			assertThat(this.reports.day(pair, today()).orElseThrow().ranAt()).isNotNull().isNotEqualTo(before);
		});
	}

	private void awaitClosed(String pair, String... keys) {
		await().atMost(PATIENCE)
			.untilAsserted(() -> assertThat(told(pair, keys)).hasSize(keys.length)
				.allMatch((told) -> told.endsWith("CLOSED")));
	}

	private List<String> told(String pair, String... keys) {
		return findings(pair).filter((finding) -> List.of(keys).contains(finding.record().key()))
			.map((finding) -> "%s %s %s".formatted(finding.record().key(), finding.kind(), finding.state()))
			.sorted()
			.toList();
	}

	private Finding finding(String pair, String key) {
		return findings(pair).filter((finding) -> finding.record().key().equals(key)).findFirst().orElseThrow();
	}

	private Stream<Finding> findings(String pair) {
		return this.reports.findings(pair, today(), 0, 200).stream();
	}

	private LocalDate today() {
		return LocalDate.ofInstant(this.clock.instant(), ZoneId.of("Asia/Shanghai"));
	}

	private static ObjectNode customer(int number) {
		return ErpOrders.customer(number, 1).put("source", "shop").put("key", "REC" + number);
	}

	private void push(JsonNode customer) throws Exception {
		HttpRequest request = HttpRequest
			.newBuilder(URI.create("http://localhost:%d/api/v1/customers".formatted(this.port)))
			.header("Content-Type", "application/json")
			.header("X-Api-Key", TrytonHub.KEY)
			.POST(BodyPublishers.ofString(customer.toString()))
			.build();
		assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(202);
	}

}
