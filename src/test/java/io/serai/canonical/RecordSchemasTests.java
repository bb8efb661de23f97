package io.serai.canonical;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RecordSchemasTests {

	@ParameterizedTest
	@CsvSource({ "ORDER,order.json", "STOCK,stock-level.json", "CUSTOMER,customer.json",
			"ORDER_STATUS,order-status.json", "SHIPMENT,shipment.json", "REFUND,refund.json",
			"APPROVAL,approval.json" })
	void letsTheSamplePass(RecordKind kind, String file) {
		assertThat(errors(kind, Samples.json(file))).isEmpty();
	}

	@Test
	void asksForWhatTheRecordNeedsAndNotForWhatTheHubFillsIn() {
		ObjectNode schema = RecordSchemas.of(RecordKind.ORDER);

		assertThat(schema.get("required").toString()).contains("\"key\"", "\"lines\"", "\"total\"")
			.doesNotContain("version", "source", "erpNumber");
	}

	@Test
	void refusesANumberAsAmountAndAnUnknownStatus() {
		ObjectNode order = Samples.orderJson("A-1").put("status", "lost");
		((ObjectNode) order.get("total")).put("amount", 124.80);

		assertThat(errors(RecordKind.ORDER, order)).anyMatch((error) -> error.contains("status"))
			.anyMatch((error) -> error.contains("amount"));
	}

	private static List<String> errors(RecordKind kind, ObjectNode json) {
		if (json.has("orderNumber")) {
			json.set("key", json.get("orderNumber"));
		}
		if (json.has("externalId")) {
			json.set("key", json.get("externalId"));
		}
		if (json.has("asOf")) {
			json.set("updatedAt", json.get("asOf"));
		}
		return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
			.getSchema(RecordSchemas.of(kind).toString())
			.validate(json.toString(), InputFormat.JSON)
			.stream()
			.map(Error::toString)
			.toList();
	}

}
