package io.serai.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.github.tomakehurst.wiremock.matching.StringValuePattern;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.serai.canonical.CanonicalJson;
import io.serai.canonical.CanonicalRecord;
import io.serai.canonical.RecordKind;

import org.springframework.test.context.DynamicPropertyRegistry;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

/**
 * A Tryton that gives recorded answers; those in {@code connectors/tryton/stub} come from
 * Tryton 6.0.29. One JSON-RPC method, one answer.
 */
final class TrytonStub {

	static final String LOGIN = "common.db.login";

	static final String FIND_SALE = "model.sale.sale.search_read";

	static final String CREATE_SALE = "model.sale.sale.create";

	static final String WRITE_SALE = "model.sale.sale.write";

	static final String QUOTE = "model.sale.sale.quote";

	static final String LOOK = "model.sale.sale.search";

	/**
	 * The one call that is told by its id: its method is also that of {@link #FIND_SALE}.
	 */
	static final String CHECK = "check";

	static final String FIND_PRODUCTS = "model.product.product.search_read";

	static final String FIND_COUNTRY = "model.country.country.search_read";

	static final String FIND_CURRENCIES = "model.currency.currency.search_read";

	static final String FIND_WAREHOUSES = "model.stock.location.search_read";

	static final String FIND_PARTY = "model.party.party.search_read";

	static final String CREATE_PARTY = "model.party.party.create";

	static final String WRITE_PARTY = "model.party.party.write";

	static final String FIND_ADDRESS = "model.party.address.search_read";

	static final String CREATE_ADDRESS = "model.party.address.create";

	private static final Path PRODUCT = Path.of(System.getProperty("serai.basedir", "."));

	private final WireMockServer server = Stub.start();

	WireMockServer server() {
		return this.server;
	}

	void configure(DynamicPropertyRegistry registry, Duration patience) {
		registry.add("serai.system.response-timeout", patience::toString);
		registry.add("serai.systems.erp.connector", () -> "tryton");
		registry.add("serai.systems.erp.url", () -> this.server.baseUrl() + "/erp/");
		registry.add("serai.systems.erp.username", () -> "hub");
		registry.add("serai.systems.erp.password", () -> "secret");
	}

	/** Knows buyer, address and article, and does not have the order. */
	void reset() {
		this.server.resetAll();
		on(LOGIN, "signed-in.json");
		on(FIND_SALE, "nothing-found.json");
		on(FIND_PRODUCTS, "products.json");
		on(FIND_CURRENCIES, "currencies.json");
		on(FIND_COUNTRY, "countries.json");
		on(FIND_WAREHOUSES, "warehouses.json");
		on(FIND_PARTY, "party-found.json");
		on(FIND_ADDRESS, "address-found.json");
		on(CREATE_SALE, "sale-created.json");
		on(WRITE_SALE, "step-done.json");
		on(QUOTE, "step-done.json");
		on(LOOK, "sale-created.json");
		on(CHECK, "sale-far-enough.json");
	}

	void on(String method, String file) {
		answer(method, okJson(text(file)));
	}

	void answer(String method, ResponseDefinitionBuilder answer) {
		this.server.stubFor(rpc(method).willReturn(answer));
	}

	void firstThen(String method, ResponseDefinitionBuilder first, String then) {
		this.server.stubFor(rpc(method).inScenario(method)
			.whenScenarioStateIs(Scenario.STARTED)
			.willReturn(first)
			.willSetStateTo("then"));
		this.server.stubFor(rpc(method).inScenario(method).whenScenarioStateIs("then").willReturn(okJson(text(then))));
	}

	void firstThen(String method, String first, String then) {
		firstThen(method, okJson(text(first)), then);
	}

	void verify(int times, RequestPatternBuilder call) {
		this.server.verify(times, call);
	}

	static RequestPatternBuilder call(String method) {
		return postRequestedFor(urlEqualTo("/erp/")).withRequestBody(named(method));
	}

	static StringValuePattern with(String path, String value) {
		return matchingJsonPath(path, equalTo(value));
	}

	static String text(String file) {
		return read(PRODUCT.resolve("connectors/tryton/stub").resolve(file));
	}

	/** Returns a paid order over 99.50: three times SKU0001, half a yuan off. */
	static CanonicalRecord order(String key, String version) {
		ObjectNode order = (ObjectNode) CanonicalJson
			.readTree(read(PRODUCT.resolve("src/test/resources/tryton/order.json")).getBytes(StandardCharsets.UTF_8));
		return CanonicalJson.read(RecordKind.ORDER, order.put("key", key).put("version", version));
	}

	private static MappingBuilder rpc(String method) {
		return post("/erp/").atPriority(method.equals(CHECK) ? 1 : 5).withRequestBody(named(method));
	}

	private static StringValuePattern named(String method) {
		return with(method.equals(CHECK) ? "$.id" : "$.method", method);
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
