package io.serai.sap;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.Caller;
import io.serai.Serai;
import io.serai.canonical.OrderStage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole way for real: through the REST API and the product's flows into an OData v2
 * service of SAP's own runtime, and a look at what it holds then.
 */
@Tag("sap")
@SpringBootTest(classes = { Serai.class, SapProbe.class }, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = SapHub.class)
class SapTests {

	private static final Duration PATIENCE = Duration.ofSeconds(40);

	private final RealSap sap = RealSap.shared();

	@LocalServerPort
	private int port;

	@Autowired
	private SapProbe statuses;

	@Test
	void holdsTheOrderOnceAndToTheCentAndTellsItsState() throws Exception {
		post("orders", order("WX/'1' 一", 1));
		post("orders", order("WX/'1' 一", 1));

		Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
			assertThat(this.statuses.newest()).containsKey("WX/'1' 一");
			assertThat(this.statuses.newest().get("WX/'1' 一").status()).isEqualTo(OrderStage.CONFIRMED);
		});
		JsonNode orders = this.sap.rows(RealSap.ORDERS, "/A_SalesOrder", "ExternalDocumentID eq 'shop/WX/''1'' 一'");
		assertThat(orders).hasSize(1);
		assertThat(new BigDecimal(orders.at("/0/TotalNetAmount").asText())).isEqualByComparingTo("0.30");
		assertThat(orders.at("/0/SoldToParty").asText()).isEqualTo("0010100001");
		JsonNode text = this.sap.rows(RealSap.ORDERS, "/A_SalesOrderText", "LongTextID eq 'TX01'");
		assertThat(text.findValuesAsText("LongText")).anyMatch((line) -> line.contains("中山路 1 号"));
	}

	@Test
	void renewsTheTokenThatEndedAndAppliesAgainWhatAColleagueWasFasterWith() throws Exception {
		post("orders", order("WX2", 1));
		awaitVersion("WX2", "1");
		int refused = this.sap.count("refused");
		int conflicts = this.sap.count("conflicts");
		this.sap.happens("end-sessions");
		this.sap.happens("save-before-next-change");

		post("orders", order("WX2", 2));

		awaitVersion("WX2", "2");
		assertThat(this.sap.count("refused")).isEqualTo(refused + 1);
		assertThat(this.sap.count("conflicts")).isEqualTo(conflicts + 1);
	}

	@Test
	void sellsToTheBusinessPartnerThatTheCustomerBecame() throws Exception {
		post("customers",
				"""
						{"source": "shop", "key": "oHub_9", "version": "1", "updatedAt": "2026-11-22T05:07:50Z", "type": "person",
						 "name": "李四", "phones": ["+8613900139000"], "emails": ["li@example.com"], "addresses": [{
						   "streetAddress": ["中山路 1 号"], "addressLocality": "广州市", "addressCountry": "CN"}]}""");
		Awaitility.await().atMost(PATIENCE).until(() -> partners().size() == 1);

		post("orders", order("WX3", 1).replace("oHub_1", "oHub_9"));

		awaitVersion("WX3", "1");
		JsonNode orders = this.sap.rows(RealSap.ORDERS, "/A_SalesOrder", "ExternalDocumentID eq 'shop/WX3'");
		assertThat(orders.at("/0/SoldToParty").asText()).isEqualTo(partners().at("/0/Customer").asText());
		assertThat(this.sap.rows(RealSap.PARTNERS, "/A_AddressMobilePhoneNumber", "PhoneNumber eq '+8613900139000'"))
			.hasSize(1);
	}

	private JsonNode partners() {
		return this.sap.rows(RealSap.PARTNERS, "/A_BusinessPartner", "BusinessPartnerIDByExtSystem eq 'shop/oHub_9'");
	}

	private void awaitVersion(String key, String version) {
		Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
			JsonNode orders = this.sap.rows(RealSap.ORDERS, "/A_SalesOrder",
					"ExternalDocumentID eq 'shop/%s'".formatted(key));
			assertThat(orders).hasSize(1);
			assertThat(orders.at("/0/PurchaseOrderByShipToParty").asText()).endsWith(" " + version);
		});
	}

	private void post(String kind, String record) {
		HttpResponse<String> answer = Caller.push("http://localhost:" + this.port, kind, SapHub.KEY, record);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
	}

	/** Returns a paid order over 0.10 + 0.20. */
	private static String order(String key, int version) {
		return """
				{"source": "shop", "key": "%s", "version": "%d", "updatedAt": "2026-11-22T05:07:50Z",
				 "orderDate": "2026-11-22T16:05:00Z", "status": "confirmed", "financialStatus": "paid",
				 "fulfillmentStatus": "unfulfilled", "currency": "CNY", "channel": "wechat-shop", "pricesIncludeTax": true,
				 "customer": {"externalId": "oHub_1", "name": "张三"},
				 "shippingAddress": {"streetAddress": ["中山路 1 号"], "addressLocality": "广州市", "addressCountry": "CN",
				   "recipientName": "张三", "recipientPhone": "+8613800138000"},
				 "lines": [
				   {"lineNumber": 1, "sku": "SKU0001", "name": "绿茶", "quantity": "3", "unitCode": "C62",
				    "unitPrice": {"amount": "0.04", "currency": "CNY"}, "total": {"amount": "0.10", "currency": "CNY"}},
				   {"lineNumber": 2, "sku": "SKU0002", "name": "茶杯", "quantity": "1", "unitCode": "C62",
				    "unitPrice": {"amount": "0.20", "currency": "CNY"}, "total": {"amount": "0.20", "currency": "CNY"}}],
				 "shippingTotal": {"amount": "0.00", "currency": "CNY"}, "discountTotal": {"amount": "0.00", "currency": "CNY"},
				 "total": {"amount": "0.30", "currency": "CNY"}}
				"""
			.formatted(key, version);
	}

}
