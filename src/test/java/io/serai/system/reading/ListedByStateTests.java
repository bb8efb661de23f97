package io.serai.system.reading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.serai.system.ConnectorBed;
import io.serai.system.Home;
import io.serai.system.StillClock;
import io.serai.system.Stub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A system whose list tells bare ids, and is asked for each state.
 */
class ListedByStateTests {

	private static final PollWindow WINDOW = new PollWindow(Instant.parse("2026-11-22T05:00:00Z"),
			Instant.parse("2026-11-22T06:00:00Z"), false);

	private final WireMockServer outside = Stub.start();

	private final List<String> taken = new ArrayList<>();

	private final Set<String> seen = new HashSet<>();

	private ConnectorBed bed;

	@BeforeEach
	void start() throws Exception {
		Home home = Home.temporary()
			.file("mappings/list-to-z/list-to-z.jslt", "{\"state\": .HubEach}")
			.file("mappings/order-from-z/order-from-z.jslt", ".")
			.file("connectors/z/connector.yaml",
					"""
							connector: z
							title: A system that lists ids by state
							signIn: { recipe: none }
							operations:
							  read-one: { safety: safe }
							  listed: { safety: safe, record: order, mapping: order-from-z, request: list-to-z, items: $.ids, detail: read-one, once: true, each: [granted, revoked] }
							""")
			.kamelet("z", "read-one", "GET", "/one")
			.kamelet("z", "listed", "POST", "/list");
		this.bed = new ConnectorBed(home.folder(), Map.of("z.connector", "z", "z.url", this.outside.baseUrl()),
				new StillClock("2026-11-22T06:00:00Z"));
		this.outside.stubFor(get(urlPathEqualTo("/one")).willReturn(okJson("{}")));
	}

	@AfterEach
	void stop() {
		this.bed.close();
		this.outside.stop();
	}

	@Test
	void asksForEachStateAndReadsAnIdOnceInEach() {
		list("granted", "{\"ids\": [\"A\"]}");
		list("revoked", "{\"ids\": []}");

		assertThat(sweep().read(WINDOW)).isTrue();
		assertThat(sweep().read(WINDOW)).isTrue();

		assertThat(this.taken).containsExactly("A");
		this.outside.verify(2, postRequestedFor(urlPathEqualTo("/list"))
			.withRequestBody(matchingJsonPath("$.state", equalTo("revoked"))));

		list("revoked", "{\"ids\": [\"A\"]}");
		assertThat(sweep().read(WINDOW)).isTrue();

		assertThat(this.taken).containsExactly("A", "A");
	}

	private Sweep sweep() {
		return new Sweep(this.bed.systems().get("z"), "listed", this.bed.mappings(), (item) -> {
			this.taken.add(item.name());
			return Optional.empty();
		}, () -> true, this.seen);
	}

	private void list(String state, String answer) {
		this.outside.stubFor(post(urlPathEqualTo("/list")).withRequestBody(matchingJsonPath("$.state", equalTo(state)))
			.willReturn(okJson(answer)));
	}

}
