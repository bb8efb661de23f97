package io.serai.tryton;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.Caller;
import io.serai.Serai;
import io.serai.demo.ShopOnLoopback;
import io.serai.reconcile.Closing;
import io.serai.reconcile.Difference;
import io.serai.reconcile.Finding;
import io.serai.reconcile.Repair;
import io.serai.reconcile.Repairs;
import io.serai.reconcile.Reports;
import io.serai.reconcile.Side;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The simulated shop and a real Tryton, in which records are dropped, doubled and altered
 * on purpose: every one is found, repaired or accepted, and closed with proof.
 */
@Tag("tryton")
@SpringBootTest(classes = { Serai.class, ErpProbe.class }, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TrytonHub.class)
class TrytonReconcileTests {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private static final LocalDate DAY = LocalDate.parse("2026-10-10");

	private static final String PAIR = "shop-erp";

	private final TrytonClient erp = RealTryton.shared().client();

	private final Reports reports;

	private final Repairs repairs;

	@LocalServerPort
	private int port;

	@Autowired
	TrytonReconcileTests(Reports reports, Repairs repairs) {
		this.reports = reports;
		this.repairs = repairs;
	}

	@Test
	void findsEverythingThatWasDroppedDoubledOrAlteredAndClosesItWithProof() throws Exception {
		for (int number = 101; number <= 112; number++) {
			ShopOnLoopback.put(order(number));
			if (number > 102) {
				push(order(number));
			}
		}
		await().atMost(PATIENCE).until(() -> sales("shop/REC%", "quotation").size() == 10);
		sabotage();

		compare();
		assertThat(told()).containsExactly("REC101 MISSING_RIGHT OPEN", "REC102 MISSING_RIGHT OPEN",
				"REC103 MISSING_RIGHT OPEN", "REC104 DOUBLED_RIGHT OPEN", "REC105 DIFFERENT OPEN",
				"REC106 DIFFERENT OPEN", "REC107 DIFFERENT OPEN", "REC110 MISSING_LEFT OPEN",
				"RECGHOST MISSING_LEFT OPEN");
		assertThat(finding("REC105").differences()).extracting(Difference::field).containsExactly("amount");
		assertThat(finding("REC106").differences()).containsExactly(new Difference("day", "2026-10-10", "2026-10-11"));
		assertThat(finding("REC107").differences()).containsExactly(new Difference("live", "true", "false"));
		assertThat(this.reports.day(PAIR, DAY).orElseThrow().records(Side.LEFT)).isEqualTo(11);

		repair();
		await().atMost(PATIENCE).untilAsserted(() -> assertThat(told()).allMatch((told) -> told.endsWith("CLOSED")));
		compare();

		assertThat(told()).as("compared again, it stays closed").hasSize(9).allMatch((told) -> told.endsWith("CLOSED"));
		for (String repaired : List.of("REC101", "REC102", "REC103", "REC105", "REC106")) {
			Finding closed = finding(repaired);
			assertThat(closed.closing()).as(repaired).isEqualTo(Closing.REPAIRED);
			assertThat(closed.closedBy()).isEqualTo("li.wei");
			assertThat(closed.right().getFirst().worth()).isEqualByComparingTo(closed.left().getFirst().worth());
			assertThat(sales("shop/" + repaired, "quotation")).as(repaired).hasSize(1);
		}
		assertThat(total("REC105")).isEqualByComparingTo(order(105).at("/total/amount").asText());
		assertThat(finding("REC104").closing()).isEqualTo(Closing.AGREES);
		assertThat(finding("REC107").closing()).isEqualTo(Closing.ACCEPTED);
		this.repairs.lock(PAIR, DAY, "li.wei");
		assertThat(this.reports.isIntact(this.reports.day(PAIR, DAY).orElseThrow())).isTrue();
	}

	/** What people do to an ERP and a shop behind the hub's back. */
	private void sabotage() {
		int deleted = sale("REC103");
		this.erp.call("model.sale.sale.cancel", List.of(deleted));
		this.erp.call("model.sale.sale.delete", List.of(deleted));
		copy("REC104", "shop/REC104");
		int altered = sale("REC105");
		int line = sales("shop/REC105", "quotation").getFirst().at("/lines/0").asInt();
		this.erp.call("model.sale.sale.draft", List.of(altered));
		this.erp.call("model.sale.sale.write", List.of(altered), Map.of("lines", List.of(List.of("write", List.of(line),
				Map.of("unit_price", Map.of("__class__", "Decimal", "decimal", "0.0100"))))));
		this.erp.call("model.sale.sale.quote", List.of(altered));
		this.erp.call("model.sale.sale.write", List.of(sale("REC106")), Map.of("sale_date", date(11)));
		this.erp.call("model.sale.sale.cancel", List.of(sale("REC107")));
		copy("REC109", "shop/RECGHOST");
		ShopOnLoopback.remove("REC110");
	}

	private void repair() {
		repair("REC101", Repair.PULL_AGAIN);
		repair("REC102", Repair.PULL_AGAIN);
		repair("REC103", Repair.PUSH_AGAIN);
		repair("REC105", Repair.LEFT_WINS);
		repair("REC106", Repair.OURS_WINS);
		repair("REC107", Repair.ACCEPT);
		repair("REC110", Repair.ACCEPT);
		this.erp.call("model.sale.sale.cancel", List.of(sales("shop/REC104", "draft").getFirst().get("id").asInt()));
		repair("REC104", Repair.CHECK_AGAIN);
		this.erp.call("model.sale.sale.cancel", List.of(sales("shop/RECGHOST", "draft").getFirst().get("id").asInt()));
		repair("RECGHOST", Repair.CHECK_AGAIN);
	}

	private void repair(String key, Repair repair) {
		this.repairs.repair(finding(key).id(), repair, "li.wei", "done on purpose");
	}

	private void compare() {
		this.repairs.compareSoon(PAIR, DAY);
		var before = this.reports.day(PAIR, DAY).orElseThrow().ranAt();
		await().atMost(PATIENCE).untilAsserted(() -> {
			assertThat(this.reports.day(PAIR, DAY).orElseThrow().trouble()).isNull();
			assertThat(this.reports.day(PAIR, DAY).orElseThrow().ranAt()).isNotNull().isNotEqualTo(before);
		});
	}

	private List<String> told() {
		return this.reports.findings(PAIR, DAY, 0, 100)
			.stream()
			.map((finding) -> "%s %s %s".formatted(finding.record().key(), finding.kind(), finding.state()))
			.sorted()
			.toList();
	}

	private Finding finding(String key) {
		return this.reports.findings(PAIR, DAY, 0, 100)
			.stream()
			.filter((finding) -> finding.record().key().equals(key))
			.findFirst()
			.orElseThrow();
	}

	private static ObjectNode order(int number) {
		return ErpOrders.order(number, 1).put("key", "REC" + number).put("orderDate", DAY + "T03:00:00Z");
	}

	private void push(JsonNode order) {
		assertThat(Caller.push("http://localhost:" + this.port, "orders", TrytonHub.KEY, order).statusCode())
			.isEqualTo(202);
	}

	private List<JsonNode> sales(String reference, String state) {
		JsonNode found = this.erp.search("sale.sale",
				List.of(List.of("reference", "like", reference), List.of("state", "=", state)), "reference", "lines");
		return StreamSupport.stream(found.spliterator(), false).toList();
	}

	private int sale(String key) {
		return sales("shop/" + key, "quotation").getFirst().get("id").asInt();
	}

	private BigDecimal total(String key) {
		return new BigDecimal(
				this.erp.search("sale.sale", List.of(List.of("reference", "=", "shop/" + key)), "total_amount")
					.at("/0/total_amount/decimal")
					.asText());
	}

	private void copy(String key, String reference) {
		this.erp.call("model.sale.sale.copy", List.of(sale(key)),
				Map.of("reference", reference, "sale_date", date(10)));
	}

	private static Map<String, Object> date(int day) {
		return Map.of("__class__", "date", "year", 2026, "month", 10, "day", day);
	}

}
