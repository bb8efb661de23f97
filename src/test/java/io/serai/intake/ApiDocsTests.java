package io.serai.intake;

import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.serai.HubTest;
import io.serai.canonical.Samples;
import io.serai.intake.Shop.Answer;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@HubTest
class ApiDocsTests {

	private final CamelContext camel;

	@LocalServerPort
	private int port;

	private Shop shop;

	@Autowired
	ApiDocsTests(CamelContext camel) {
		this.camel = camel;
		this.shop = new Shop(0);
	}

	@BeforeEach
	void open() {
		this.shop = new Shop(this.port);
	}

	@Test
	void describesEveryDoorThatTheRoutesOpenAndNoOther() {
		JsonNode api = this.shop.send(this.shop.request("/api/v1/openapi.json")).json();

		List<String> described = api.get("paths")
			.properties()
			.stream()
			.flatMap((path) -> path.getValue().properties().stream().map((way) -> way.getKey() + " " + path.getKey()))
			.toList();
		List<String> open = this.camel.getRestRegistry()
			.listAllRestServices()
			.stream()
			.map((door) -> door.getMethod().toLowerCase(java.util.Locale.ROOT) + " " + door.getBasePath()
					+ door.getUriTemplate())
			.toList();
		assertThat(described).containsExactlyInAnyOrderElementsOf(open);
	}

	@Test
	void leavesNoReferenceOpen() {
		JsonNode api = this.shop.send(this.shop.request("/api/v1/openapi.json")).json();

		assertThat(api.get("openapi").textValue()).startsWith("3.");
		assertThat(api.findValuesAsText("$ref")).isNotEmpty()
			.allSatisfy(
					(reference) -> assertThat(api.at(reference.substring(1)).isMissingNode()).as(reference).isFalse());
	}

	@Test
	void servesTheSchemaOfEachRecord() {
		Answer answer = this.shop.send(this.shop.request("/api/v1/schemas/order.json"));

		assertThat(answer.status()).isEqualTo(200);
		assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
			.getSchema(answer.text())
			.validate(Samples.orderJson("A-1").put("key", "A-1").toString(), InputFormat.JSON)).isEmpty();
		assertThat(this.shop.send(this.shop.request("/api/v1/schemas/nothing.json")).status()).isEqualTo(404);
	}

	@Test
	void showsThePageWithEverythingFromThisHost() {
		Answer page = this.shop.send(this.shop.request("/api/docs"));

		assertThat(page.status()).isEqualTo(200);
		assertThat(page.text()).doesNotContain("http://", "https://");
		assertThat(page.header("content-security-policy")).contains("default-src 'self'");
		List<String> parts = Stream.of(page.text().split("\"")).filter((part) -> part.startsWith("/")).toList();
		assertThat(parts).hasSize(3)
			.allSatisfy((part) -> assertThat(this.shop.send(this.shop.request(part)).status()).as(part).isEqualTo(200));
	}

}
