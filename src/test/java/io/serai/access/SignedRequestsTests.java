package io.serai.access;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Set;

import io.serai.access.SignedRequests.Fault;
import io.serai.database.OnEachDatabase;
import io.serai.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

class SignedRequestsTests {

	private static final Instant NOW = Instant.parse("2026-11-22T05:00:00Z");

	@TempDir
	Path home;

	/**
	 * The example of the Standard Webhooks specification, version 1.0.0, "Signature
	 * scheme".
	 */
	@Test
	void signsLikeTheExampleOfTheSpecification() {
		SignedRequest request = new SignedRequest("till", "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", "",
				"{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8));

		byte[] signature = SignedRequests.signature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", request);

		assertThat(Base64.getEncoder().encodeToString(signature))
			.isEqualTo("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
	}

	@OnEachDatabase
	void takesASignedRequestOnce(TestDatabase database) {
		Doors doors = new Doors(database);
		SignedRequest request = doors.signed("m-1", NOW, "{}");

		assertThat(doors.requests.check(request).client()).map(ApiClient::name).contains("till");
		assertThat(doors.requests.check(request).fault()).contains(Fault.REPLAYED);
		assertThat(doors.requests.check(doors.signed("m-1", NOW.plusSeconds(1), "{}")).fault()).isEmpty();
	}

	@OnEachDatabase
	void refusesWhatIsOlderOrNewerThanFiveMinutes(TestDatabase database) {
		Doors doors = new Doors(database);

		assertThat(doors.requests.check(doors.signed("m-1", NOW.minusSeconds(301), "{}")).fault())
			.contains(Fault.WRONG_TIME);
		assertThat(doors.requests.check(doors.signed("m-1", NOW.plusSeconds(301), "{}")).fault())
			.contains(Fault.WRONG_TIME);
		assertThat(doors.requests.check(doors.signed("m-1", NOW.minusSeconds(300), "{}")).fault()).isEmpty();
	}

	@OnEachDatabase
	void refusesAnotherBodyAnotherSecretAndAnUnknownClient(TestDatabase database) {
		Doors doors = new Doors(database);
		SignedRequest good = doors.signed("m-1", NOW, "{}");
		SignedRequest changed = new SignedRequest("till", "m-1", good.timestamp(), good.signatures(),
				"{ }".getBytes(StandardCharsets.UTF_8));
		SignedRequest unknown = new SignedRequest("nobody", "m-1", good.timestamp(), good.signatures(), good.body());

		assertThat(doors.requests.check(changed).fault()).contains(Fault.WRONG_SIGNATURE);
		assertThat(doors.requests.check(unknown).fault()).contains(Fault.WRONG_SIGNATURE);
		assertThat(doors.requests.knows("nobody")).isFalse();
		assertThat(doors.requests.knows("till")).isTrue();
	}

	@OnEachDatabase
	void takesTheSignatureThatFitsAmongSeveral(TestDatabase database) {
		Doors doors = new Doors(database);
		SignedRequest good = doors.signed("m-1", NOW, "{}");
		SignedRequest several = new SignedRequest("till", "m-1", good.timestamp(),
				"v1,old v1a,xyz " + good.signatures(), good.body());

		assertThat(doors.requests.check(several).fault()).isEmpty();
	}

	private final class Doors {

		private final SignedRequests requests;

		private final String secret;

		private Doors(TestDatabase database) {
			Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
			JdbcClient jdbc = JdbcClient.create(database.dataSource());
			AccessSettings settings = new AccessSettings("", SignedRequestsTests.this.home.resolve("secret.key"), "",
					Duration.ZERO, null);
			ApiClients clients = new ApiClients(jdbc, new SecretBox(settings), settings, clock);
			this.secret = clients.create("till", "shop", Set.of("order"), 20).signingSecret();
			this.requests = new SignedRequests(clients, jdbc, clock);
		}

		private SignedRequest signed(String id, Instant at, String body) {
			SignedRequest plain = new SignedRequest("till", id, String.valueOf(at.getEpochSecond()), "",
					body.getBytes(StandardCharsets.UTF_8));
			String signature = Base64.getEncoder().encodeToString(SignedRequests.signature(this.secret, plain));
			return new SignedRequest("till", id, plain.timestamp(), "v1," + signature, plain.body());
		}

	}

}
