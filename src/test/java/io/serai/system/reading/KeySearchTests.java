package io.serai.system.reading;

import java.time.Duration;
import java.util.Map;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.serai.canonical.CanonicalJson;
import io.serai.canonical.CanonicalRecord;
import io.serai.canonical.RecordKind;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.system.ConnectorBed;
import io.serai.system.Home;
import io.serai.system.Samples;
import io.serai.system.StillClock;
import io.serai.system.Stub;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.notFound;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A system that lists ids and cannot find by our key. Now is 06:00 on the 22nd, a window
 * is a day.
 */
class KeySearchTests {

	private static final WireMockServer outside = Stub.start();

	private static ConnectorBed bed;

	/** Made two days ago. */
	private final CanonicalRecord order = made("ORD-1", "2026-11-20T06:00:00Z");

	@BeforeAll
	static void start() throws Exception {
		Home home = Home.temporary()
			.file("mappings/list-to-y/list-to-y.jslt",
					"{\"from\": .HubSince, \"to\": .HubUntil, \"cursor\": .HubCursor}")
			.file("mappings/one-to-y/one-to-y.jslt", "{\"no\": .}")
			.file("mappings/order-from-y/order-from-y.jslt",
					"if (.broken) invalid-data(\"no form\", \"mend it\") else if (.ref) {\"key\": .ref} else null")
			.file("connectors/y/connector.yaml",
					"""
							connector: y
							title: A system that only lists
							signIn: { recipe: none }
							operations:
							  read-one: { safety: safe, request: one-to-y }
							  listed: { safety: safe, record: order, mapping: order-from-y, request: list-to-y, items: $.ids, paging: cursor, next: $.next, detail: read-one, window: 1d }
							""")
			.kamelet("y", "read-one", "POST", "/one")
			.kamelet("y", "listed", "POST", "/list");
		bed = new ConnectorBed(home.folder(), Map.of("y.connector", "y", "y.url", outside.baseUrl()),
				new StillClock("2026-11-22T06:00:00Z"));
	}

	@AfterAll
	static void stop() {
		bed.close();
		outside.stop();
	}

	@BeforeEach
	void reset() {
		outside.resetAll();
		list("2026-11-22T06:00:00Z", null, "{\"ids\": [\"N1\", \"N2\"], \"next\": \"p2\"}");
		list("2026-11-22T06:00:00Z", "p2", "{\"ids\": [\"N3\"]}");
		list("2026-11-21T06:00:00Z", null, "{\"ids\": [\"N4\"]}");
		list("2026-11-20T06:00:00Z", null, "{\"ids\": [\"N5\"]}");
		for (String no : new String[] { "N1", "N2", "N3", "N4", "N5" }) {
			one(no, okJson("{\"ref\": \"OTHER\"}"));
		}
	}

	@Test
	void findsTheRecordWhoseMappingMakesOurKeyAndReadsNoFurther() {
		one("N1", okJson("{\"somebody\": \"else's\"}"));
		one("N3", okJson("{\"ref\": \"ORD-1\"}"));

		assertThat(search(Duration.ofDays(30)).find(this.order)).contains("N3");

		outside.verify(2, postRequestedFor(urlPathEqualTo("/list")));
		outside.verify(3, postRequestedFor(urlPathEqualTo("/one")));
	}

	@Test
	void looksBackUntilTheRecordWasMadeBeforeItSaysThatItIsNotThere() {
		assertThat(search(Duration.ofDays(30)).find(this.order)).isEmpty();

		outside.verify(5, postRequestedFor(urlPathEqualTo("/one")));
		outside.verify(1, postRequestedFor(urlPathEqualTo("/list"))
			.withRequestBody(matchingJsonPath("$.from", equalTo("2026-11-20T05:50:00Z"))));
	}

	@Test
	void looksNoFurtherBackThanItMay() {
		one("N5", okJson("{\"ref\": \"ORD-1\"}"));

		assertThat(search(Duration.ofHours(30)).find(this.order)).isEmpty();

		outside.verify(1, postRequestedFor(urlPathEqualTo("/list"))
			.withRequestBody(matchingJsonPath("$.from", equalTo("2026-11-21T00:00:00Z"))));
	}

	@Test
	void looksAsFarAsItMayForARecordWhoseClockIsAhead() {
		one("N5", okJson("{\"ref\": \"ORD-2\"}"));

		assertThat(search(Duration.ofDays(3)).find(made("ORD-2", "2026-11-22T07:00:00Z"))).contains("N5");
	}

	@Test
	void doesNotSayThatItIsNotThereIfOneCouldNotBeReadOrMapped() {
		one("N2", notFound());
		one("N4", okJson("{\"broken\": true}"));

		HubException unsure = catchThrowableOfType(HubException.class,
				() -> search(Duration.ofDays(30)).find(this.order));

		assertThat(unsure.failure().failureClass()).isEqualTo(FailureClass.OUTCOME_UNKNOWN);
		assertThat(unsure.failure().what()).contains("2 of those listed could not be read");
		one("N3", okJson("{\"ref\": \"ORD-1\"}"));
		assertThat(search(Duration.ofDays(30)).find(this.order)).contains("N3");
	}

	@Test
	void givesUpOnAListThatDoesNotEnd() {
		list("2026-11-22T06:00:00Z", null, "{\"ids\": [], \"next\": \"again\"}");
		list("2026-11-22T06:00:00Z", "again", "{\"ids\": [], \"next\": \"again\"}");

		HubException unsure = catchThrowableOfType(HubException.class,
				() -> search(Duration.ofDays(30)).find(this.order));

		assertThat(unsure.failure().what()).contains("not among the last 1000 listed");
	}

	private static CanonicalRecord made(String key, String when) {
		return CanonicalJson.read(RecordKind.ORDER, CanonicalJson.tree(Samples.order(key, "1")).put("updatedAt", when));
	}

	private static KeySearch search(Duration within) {
		return new KeySearch(bed.systems().get("y"), "listed", within, bed.mappings());
	}

	private static void list(String until, String cursor, String answer) {
		outside.stubFor(post(urlPathEqualTo("/list")).withRequestBody(matchingJsonPath("$.to", equalTo(until)))
			.withRequestBody(matchingJsonPath("$.cursor", (cursor != null) ? equalTo(cursor) : absent()))
			.willReturn(okJson(answer)));
	}

	private static void one(String no, ResponseDefinitionBuilder answer) {
		outside.stubFor(
				post(urlPathEqualTo("/one")).withRequestBody(matchingJsonPath("$.no", equalTo(no))).willReturn(answer));
	}

}
