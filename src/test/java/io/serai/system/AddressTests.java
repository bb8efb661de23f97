package io.serai.system;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import io.serai.canonical.CanonicalJson;
import io.serai.canonical.CanonicalRecord;
import io.serai.canonical.RecordKind;
import io.serai.canonical.RecordValidator;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.system.call.Call;
import io.serai.system.outside.OutsideSystem;
import io.serai.system.reading.SingleReading;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Whoever names a record, its version or its source does not choose which address the
 * hub, signed in, calls.
 */
class AddressTests {

	private final List<String> asked = new CopyOnWriteArrayList<>();

	private HttpServer outside;

	@BeforeEach
	void open() throws IOException {
		this.outside = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
		this.outside.createContext("/", (call) -> {
			this.asked.add(call.getRequestURI().toString());
			call.sendResponseHeaders(200, 2);
			call.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
			call.close();
		});
		this.outside.start();
	}

	@AfterEach
	void close() {
		this.outside.stop(0);
	}

	@Test
	void aVersionStaysOneSegment() throws Exception {
		try (ConnectorBed bed = bed("generic-rest", "/{key}/{version}")) {
			save(bed, "1/../../../../admin/delete-all?x=");

			assertThat(this.asked)
				.containsExactly("/stock/SKU0001%40WH/1%2F..%2F..%2F..%2F..%2Fadmin%2Fdelete-all%3Fx%3D");
		}
	}

	@Test
	void aVersionThatWouldMeanAnotherResourceIsRefused() throws Exception {
		try (ConnectorBed bed = bed("generic-rest", "/{key}/{version}")) {
			HubException refused = catchThrowableOfType(HubException.class, () -> save(bed, ".."));

			assertThat(refused.failure().failureClass()).isEqualTo(FailureClass.INVALID_DATA);
			assertThat(this.asked).isEmpty();
		}
	}

	@Test
	void onlyTheNameOfASystemIsASourceInWhatAPersonAsksFor() throws Exception {
		try (ConnectorBed bed = bed("rest-erp", null)) {
			OutsideSystem erp = bed.systems().get("erp");

			SingleReading.of(erp, "changed-orders", bed.mappings(), new RecordValidator())
				.orElseThrow()
				.read("a&reference=b#/7");

			assertThat(this.asked).containsExactly("/sales-orders?source=erp&reference=a%26reference%3Db%23%2F7");
		}
	}

	private static void save(ConnectorBed bed, String version) throws Exception {
		ObjectNode stock = (ObjectNode) CanonicalJson
			.readTree(Files.readAllBytes(Kit.PROJECT.resolve("src/test/resources/kit/stock.json")));
		CanonicalRecord record = CanonicalJson.read(RecordKind.STOCK, stock.put("version", version));
		bed.systems().get("erp").call("save-stock", new Call(stock, Call.inputs(record, null)));
	}

	private ConnectorBed bed(String connector, @Nullable String putPath) throws Exception {
		Map<String, String> settings = new HashMap<>(
				Map.of("erp.connector", connector, "erp.url", "http://127.0.0.1:" + this.outside.getAddress().getPort(),
						"erp.token", "kit-token", "erp.username", "kit-username", "erp.password", "kit-password"));
		if (putPath != null) {
			settings.put("erp.options.putPath", putPath);
		}
		return new ConnectorBed(Kit.PROJECT, settings, new StillClock("2026-11-22T06:00:00Z"));
	}

}
