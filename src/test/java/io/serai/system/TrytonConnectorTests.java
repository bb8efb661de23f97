package io.serai.system;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

import io.serai.canonical.CanonicalRecord;
import io.serai.canonical.HubHeaders;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The contract of connector {@code tryton}: what it sends, and what it makes of each kind
 * of answer. The answers in its folder {@code stub} were recorded from Tryton 6.0.29.
 */
@ConnectorTest
class TrytonConnectorTests {

	private static final Map<String, Object> MAYBE_WRITTEN = Map.of(HubHeaders.MAYBE_WRITTEN, true);

	private static final String SESSION = "Session "
			+ Base64.getEncoder().encodeToString(("hub:2:" + "0".repeat(64)).getBytes(StandardCharsets.US_ASCII));

	private static final TrytonStub erp = new TrytonStub();

	@Autowired
	private CamelContext camel;

	private String key = "";

	@DynamicPropertySource
	static void system(DynamicPropertyRegistry registry) {
		erp.configure(registry, Duration.ofSeconds(20));
		// Of its own, since a refused password stays refused for a while.
		registry.add("serai.systems.locked.connector", () -> "tryton");
		registry.add("serai.systems.locked.url", () -> erp.server().baseUrl() + "/erp/");
		registry.add("serai.systems.locked.username", () -> "hub");
		registry.add("serai.systems.locked.password", () -> "secret");
	}

	@AfterAll
	static void stop() {
		erp.server().stop();
	}

	@BeforeEach
	void reset() {
		erp.reset();
		this.key = Samples.key() + " 一";
	}

	@Test
	void createsTheSaleExactlyAndTakesItToAQuotation() {
		Exchange done = flow().succeed("system:erp/save-order", order("1"), Map.of("X-Forged", "1"));

		erp.verify(1,
				TrytonStub.call(TrytonStub.CREATE_SALE)
					.withHeader("Authorization", equalTo(SESSION))
					.withHeader("Content-Type", equalTo("application/json"))
					.withoutHeader("X-Forged")
					.withoutHeader("HubKey")
					.withRequestBody(TrytonStub.with("$.params[0][0].reference", "shop/" + this.key + " \"二\""))
					.withRequestBody(TrytonStub.with("$.params[0][0].lines[0][1][0].quantity", "3"))
					.withRequestBody(TrytonStub.with("$.params[0][0].lines[0][1][0].unit_price.decimal", "33.3333"))
					.withRequestBody(TrytonStub.with("$.params[0][0].lines[0][1][0].description", "绿茶 250g"))
					.withRequestBody(TrytonStub.with("$.params[0][0].lines[0][1][1].unit_price.decimal", "-0.50"))
					.withRequestBody(TrytonStub.with("$.params[0][0].sale_date.day", "23"))
					.withRequestBody(TrytonStub.with("$.params[1].company", "1")));
		erp.verify(1, TrytonStub.call(TrytonStub.QUOTE).withRequestBody(TrytonStub.with("$.params[0][0]", "1")));
		assertThat(done.getMessage().getHeader(HubHeaders.EXTERNAL_ID)).isEqualTo("1");
	}

	@Test
	void makesTheBuyerAndTheAddressThatTrytonDoesNotKnow() {
		erp.firstThen(TrytonStub.FIND_PARTY, "nothing-found.json", "party-found.json");
		erp.firstThen(TrytonStub.FIND_ADDRESS, "nothing-found.json", "address-found.json");
		erp.on(TrytonStub.CREATE_PARTY, "party-created.json");
		erp.on(TrytonStub.CREATE_ADDRESS, "address-created.json");

		flow().succeed("system:erp/save-order", order("1"), Map.of());

		erp.verify(1,
				TrytonStub.call(TrytonStub.CREATE_PARTY)
					.withRequestBody(TrytonStub.with("$.params[0][0].code", "shop/oHub_1"))
					.withRequestBody(TrytonStub.with("$.params[0][0].name", "张三 😀")));
		erp.verify(1,
				TrytonStub.call(TrytonStub.CREATE_ADDRESS)
					.withRequestBody(TrytonStub.with("$.params[0][0].party", "3"))
					.withRequestBody(TrytonStub.with("$.params[0][0].party_name", "张三 +8613800138000")));
		erp.verify(1, TrytonStub.call(TrytonStub.CREATE_SALE)
			.withRequestBody(TrytonStub.with("$.params[0][0].shipment_address", "3")));
	}

	@Test
	void adoptsABuyerWhomSomebodyElseMadeInBetween() {
		erp.firstThen(TrytonStub.FIND_PARTY, "nothing-found.json", "party-found.json");
		erp.on(TrytonStub.CREATE_PARTY, "party-not-unique.json");

		flow().succeed("system:erp/save-order", order("1"), Map.of());

		erp.verify(1,
				TrytonStub.call(TrytonStub.CREATE_SALE).withRequestBody(TrytonStub.with("$.params[0][0].party", "3")));
	}

	@Test
	void namesTheSkuThatTrytonDoesNotHave() {
		erp.on(TrytonStub.FIND_PRODUCTS, "nothing-found.json");

		Failure failure = flow().fail("system:erp/save-order", order("1"));

		assertThat(failure.failureClass()).isEqualTo(FailureClass.UNMAPPED_CODE);
		assertThat(failure.what()).contains("product 'SKU0001' does not exist in Tryton");
		assertThat(failure.remedy()).contains("Create it in Tryton with exactly this code");
		erp.verify(0, TrytonStub.call(TrytonStub.CREATE_SALE));
	}

	@Test
	void tellsInTrytonsWordsWhatItRefuses() {
		erp.on(TrytonStub.CREATE_SALE, "sale-refused-digits.json");

		Failure failure = flow().fail("system:erp/save-order", order("1"));

		assertThat(failure.failureClass()).isEqualTo(FailureClass.INVALID_DATA);
		assertThat(failure.what()).contains("field \"Quantity\" in \"Sale Line\" exceeds the limit");
		assertThat(failure.maybeWritten()).isFalse();
	}

	@Test
	void replacesTheLinesOfAQuotationInOneTransaction() {
		erp.on(TrytonStub.FIND_SALE, "sale-found-quotation.json");

		flow().succeed("system:erp/save-order", order("2"), Map.of());

		erp.verify(0, TrytonStub.call(TrytonStub.CREATE_SALE));
		erp.verify(1,
				TrytonStub.call(TrytonStub.WRITE_SALE)
					.withRequestBody(TrytonStub.with("$.params[1].state", "draft"))
					.withRequestBody(TrytonStub.with("$.params[3].lines[0][0]", "delete"))
					.withRequestBody(TrytonStub.with("$.params[3].lines[0][1][1]", "2"))
					.withRequestBody(TrytonStub.with("$.params[3].lines[1][0]", "create")));
	}

	@Test
	void saysWhatToDoWhenAnOrderChangesThatIsBeingShipped() {
		erp.on(TrytonStub.FIND_SALE, "sale-found-processing.json");
		erp.on(TrytonStub.WRITE_SALE, "sale-lines-in-work.json");

		Failure failure = flow().fail("system:erp/save-order", order("2"));

		assertThat(failure.failureClass()).isEqualTo(FailureClass.INVALID_DATA);
		assertThat(failure.what()).contains("you must cancel or reset to draft sale");
	}

	@Test
	void leavesTheLinesOfASaleAloneWhenOnlyTheVersionIsNew() {
		flow().succeed("system:erp/save-order", order("1"), Map.of());
		String mark = erp.server()
			.findAll(TrytonStub.call(TrytonStub.CREATE_SALE))
			.getFirst()
			.getBodyAsString()
			.replaceAll("(?s).*serai ([0-9a-f]{16}).*", "$1");
		erp.answer(TrytonStub.FIND_SALE,
				okJson(TrytonStub.text("sale-found-processing.json").replace("0123456789abcdef", mark)));

		flow().succeed("system:erp/save-order", order("2"), Map.of());

		erp.verify(1,
				TrytonStub.call(TrytonStub.WRITE_SALE)
					.withRequestBody(TrytonStub.with("$.params[1].description", "serai " + mark + " 2"))
					.withRequestBody(matchingJsonPath("$.params[1][?(!(@.lines))]")));
	}

	@Test
	void doesNotWriteAgainWhatItFindsWritten() {
		erp.answer(TrytonStub.FIND_SALE,
				okJson(TrytonStub.text("sale-found-quotation.json").replace("abcdef 1", "abcdef 7")));

		Exchange done = flow().succeed("system:erp/save-order", order("7"), MAYBE_WRITTEN);

		assertThat(done.getProperty(HubHeaders.EXTERNAL_ID)).isEqualTo("1");
		erp.verify(0, TrytonStub.call(TrytonStub.CREATE_SALE));
		erp.verify(0, TrytonStub.call(TrytonStub.WRITE_SALE));
		erp.verify(1, TrytonStub.call(TrytonStub.QUOTE));
	}

	@Test
	void noticesThatAWorkflowStepWasSkippedInSilence() {
		erp.on(TrytonStub.CHECK, "sale-not-far-enough.json");

		Failure failure = flow().fail("system:erp/save-order", order("1"));

		assertThat(failure.failureClass()).isEqualTo(FailureClass.CONFLICT);
		assertThat(failure.step()).isEqualTo("check-order");
	}

	@Test
	void signsInAgainWhenTheSessionEndsInTheMiddle() {
		flow().succeed("system:erp/save-order", order("1"), Map.of());
		erp.server().resetRequests();
		erp.firstThen(TrytonStub.FIND_ADDRESS, aResponse().withStatus(401), "address-found.json");

		flow().succeed("system:erp/save-order", order("1"), Map.of());

		erp.verify(1, TrytonStub.call(TrytonStub.LOGIN).withoutHeader("Authorization"));
		erp.verify(2, TrytonStub.call(TrytonStub.FIND_ADDRESS));
		erp.verify(1, TrytonStub.call(TrytonStub.CREATE_SALE));
	}

	@Test
	void isNotLetInWithAWrongPasswordAndDoesNotTryItAgainAtOnce() {
		erp.answer(TrytonStub.LOGIN, aResponse().withStatus(401).withBody(TrytonStub.text("sign-in-refused.html")));

		Failure failure = flow().fail("system:locked/save-order", order("1"));
		Failure again = flow().fail("system:locked/save-order", order("1"));

		assertThat(failure.failureClass()).isEqualTo(FailureClass.UNAUTHORISED);
		assertThat(failure.toString()).doesNotContain("secret");
		assertThat(again).isEqualTo(failure);
		erp.verify(1, TrytonStub.call(TrytonStub.LOGIN));
	}

	@Test
	void triesAgainWhatSomebodyElseChangedAtTheSameTime() {
		erp.firstThen(TrytonStub.CREATE_SALE, "changed-elsewhere.json", "sale-created.json");

		flow().succeed("system:erp/save-order", order("1"), Map.of());

		erp.verify(2, TrytonStub.call(TrytonStub.CREATE_SALE));
	}

	@Test
	void createsACustomer() {
		erp.on(TrytonStub.FIND_PARTY, "nothing-found.json");
		erp.on(TrytonStub.CREATE_PARTY, "party-created.json");

		Exchange done = flow().succeed("system:erp/save-customer", Samples.customer(this.key, "1"), Map.of());

		erp.verify(1, TrytonStub.call(TrytonStub.CREATE_PARTY)
			.withRequestBody(TrytonStub.with("$.params[0][0].code", "shop/" + this.key))
			.withRequestBody(TrytonStub.with("$.params[0][0].contact_mechanisms[0][1][0].value", "+8613800138000")));
		assertThat(done.getProperty(HubHeaders.EXTERNAL_ID)).isEqualTo("3");
	}

	@Test
	void addsToACustomerOnlyWhatTrytonDoesNotHaveYet() {
		erp.on(TrytonStub.WRITE_PARTY, "step-done.json");

		flow().succeed("system:erp/save-customer", Samples.customer(Samples.key(), "2"), Map.of());

		erp.verify(0, TrytonStub.call(TrytonStub.CREATE_PARTY));
		erp.verify(1,
				TrytonStub.call(TrytonStub.WRITE_PARTY)
					.withRequestBody(TrytonStub.with("$.params[0][0]", "3"))
					.withRequestBody(TrytonStub.with("$.params[1].name", "张三"))
					.withRequestBody(matchingJsonPath("$.params[1][?(!(@.contact_mechanisms))]")));
	}

	private CanonicalRecord order(String version) {
		return TrytonStub.order(this.key + " \"二\"", version);
	}

	private Flow flow() {
		return new Flow(this.camel);
	}

}
