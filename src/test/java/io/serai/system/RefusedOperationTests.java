package io.serai.system;

import java.time.Duration;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.system.outside.SystemStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is left alone after a refusal: everything if the credentials were refused, else
 * the one operation that the hub has no right to.
 */
class RefusedOperationTests {

	private static final WireMockServer outside = Stub.start();

	private final StillClock clock = new StillClock("2026-11-22T05:00:00Z");

	private ConnectorBed bed;

	@AfterAll
	static void stop() {
		outside.stop();
	}

	@BeforeEach
	void start() throws Exception {
		outside.resetAll();
		outside.stubFor(any(anyUrl())
			.willReturn(okJson("{}").withHeader("X-CSRF-Token", "alive").withHeader("Set-Cookie", "SAP_SESSIONID=1")));
		this.bed = SignInHome.start(outside.baseUrl(), this.clock);
	}

	@AfterEach
	void close() {
		this.bed.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "odata", "plain" })
	void leavesOnlyTheOperationAloneThatTheHubHasNoRightTo(String system) {
		answer(system, "save", 403);

		Failure refused = this.bed.fail(system, "save");
		Failure again = this.bed.fail(system, "save");
		this.bed.call(system, "ask", "{}");

		assertThat(refused.failureClass()).isEqualTo(FailureClass.UNAUTHORISED);
		assertThat(again).isEqualTo(refused);
		called(system, "save", 1);
		called(system, "ask", 1);
		assertThat(status(system).health()).isEqualTo(SystemStatus.Health.REFUSING);
		assertThat(status(system).refused()).containsExactly("save");
		assertThat(status(system).pausedFor()).isEqualTo(Duration.ofMinutes(1));
	}

	@Test
	void oneCallTriesARefusedOperationAfterLongerAndLongerPauses() {
		answer("plain", "save", 403);
		for (int minutes : new int[] { 1, 4, 15, 15 }) {
			outside.resetRequests();
			this.bed.fail("plain", "save");
			this.clock.move(Duration.ofMinutes(minutes).minusSeconds(1));
			this.bed.fail("plain", "save");
			this.bed.call("plain", "ask", "{}");
			called("plain", "save", 1);
			this.clock.move(Duration.ofSeconds(1));
		}
		answer("plain", "save", 200);

		this.bed.call("plain", "save", "{}");

		assertThat(status("plain").health()).isEqualTo(SystemStatus.Health.UP);
		assertThat(status("plain").refused()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "plain", "ruled", "odata" })
	void leavesTheWholeSystemAloneThatRefusesTheCredentials(String system) {
		answer(system, "save", 401);

		Failure refused = this.bed.fail(system, "save");
		Failure another = this.bed.fail(system, "ask");

		assertThat(refused.failureClass()).isEqualTo(FailureClass.UNAUTHORISED);
		assertThat(another).isEqualTo(refused);
		called(system, "ask", 0);
		assertThat(status(system).health()).isEqualTo(SystemStatus.Health.REFUSING);
		assertThat(status(system).refused()).isEmpty();
		assertThat(status("frappe").health()).as("others go on").isEqualTo(SystemStatus.Health.UP);
	}

	@Test
	void aSignInThatIsForbiddenLetsNobodyIn() {
		answer("odata", "sign-in", 403);

		this.bed.fail("odata", "save");
		Failure withoutSignIn = this.bed.fail("odata", "ask");

		assertThat(withoutSignIn.failureClass()).isEqualTo(FailureClass.UNAUTHORISED);
		called("odata", "ask", 0);
		assertThat(status("odata").refused()).isEmpty();
	}

	@Test
	void aRefusedPasswordIsTriedOnceInACallAndByNobodyForAWhile() {
		answer("plain", "ask", 401);
		for (int minutes : new int[] { 1, 4, 15, 15 }) {
			outside.resetRequests();

			Failure first = this.bed.fail("plain", "ask");
			this.clock.move(Duration.ofMinutes(minutes).minusSeconds(1));
			Failure second = this.bed.fail("plain", "save");

			assertThat(first.failureClass()).isEqualTo(FailureClass.UNAUTHORISED);
			assertThat(second).isEqualTo(first);
			outside.verify(1, postRequestedFor(anyUrl()));
			this.clock.move(Duration.ofSeconds(1));
		}
		outside
			.stubFor(post(urlPathEqualTo("/plain/ask")).withBasicAuth("hubuser", "geheim-1").willReturn(okJson("{}")));
		this.bed.call("plain", "ask", "{}");
	}

	@ParameterizedTest
	@ValueSource(ints = { 401, 403 })
	void aClockThatIsSetOpensNothing(int status) {
		answer("plain", "save", status);
		this.bed.fail("plain", "save");

		this.clock.set(Duration.ofHours(-1));
		this.bed.fail("plain", "save");
		this.clock.set(Duration.ofHours(3));
		this.bed.fail("plain", "save");

		called("plain", "save", 1);
		assertThat(status("plain").pausedFor()).isEqualTo(Duration.ofMinutes(1));
	}

	@Test
	void aClockThatIsSetDoesNotTryARefusedSignIn() {
		answer("odata", "sign-in", 403);
		this.bed.fail("odata", "save");

		this.clock.set(Duration.ofHours(-1));
		this.bed.fail("odata", "save");

		called("odata", "sign-in", 1);
	}

	private SystemStatus status(String system) {
		return this.bed.systems().all().stream().filter((one) -> one.name().equals(system)).findFirst().orElseThrow();
	}

	private static void answer(String system, String operation, int status) {
		outside
			.stubFor(post(urlPathEqualTo("/" + system + "/" + operation)).willReturn(okJson("{}").withStatus(status)));
	}

	private static void called(String system, String operation, int times) {
		outside.verify(times, postRequestedFor(urlPathEqualTo("/" + system + "/" + operation)));
	}

}
