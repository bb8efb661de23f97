package io.serai.access;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

import io.serai.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class FirstStartTests {

	private static final String KEY = "a-first-key-that-is-long-enough";

	private static final String OTHER_KEY = "another-key-that-is-long-enough";

	private final TestDatabase database = TestDatabase.h2();

	@TempDir
	Path home;

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	void makesOneAdministratorAndKeepsItsPasswordOutOfTheLog(CapturedOutput log) {
		Users users = start(settings("", ""));
		String first = users.stored("admin").orElseThrow().password();

		start(settings("another password", ""));

		assertThat(users.all()).extracting(User::role).containsExactly(Role.ADMINISTRATOR);
		assertThat(users.all()).extracting(User::oneTime).containsExactly(true);
		assertThat(users.stored("admin").orElseThrow().password()).isEqualTo(first).startsWith("{bcrypt}");
		assertThat(log.getAll()).doesNotContainIgnoringCase("password");
	}

	@Test
	void takesTheAdministratorsPasswordFromTheSettings() {
		Users users = start(settings("a password of my own", ""));

		assertThat(users.find("admin")).map(User::oneTime).contains(false);
		assertThat(PasswordEncoderFactories.createDelegatingPasswordEncoder()
			.matches("a password of my own", users.stored("admin").orElseThrow().password())).isTrue();
	}

	@Test
	void makesTheApiClientOfTheSettingsAndFollowsItsKey(CapturedOutput log) {
		ApiClients clients = clients(settings("", KEY));
		start(settings("", KEY));
		assertThat(clients.byKey(KEY)).map(ApiClient::source).contains("shop");
		String secret = clients.byName("bootstrap").map(clients::signingSecret).orElseThrow();

		start(settings("", OTHER_KEY));

		assertThat(clients.byKey(OTHER_KEY)).isPresent();
		assertThat(clients.byKey(KEY)).isEmpty();
		assertThat(clients.byName("bootstrap").map(clients::signingSecret)).contains(secret);
		assertThat(log.getAll()).contains("is ready").doesNotContain(KEY, OTHER_KEY);
	}

	private Users start(AccessSettings settings) {
		JdbcClient jdbc = JdbcClient.create(this.database.dataSource());
		Users users = new Users(jdbc, PasswordEncoderFactories.createDelegatingPasswordEncoder(), Clock.systemUTC());
		new FirstStart(users, clients(settings), settings).afterSingletonsInstantiated();
		return users;
	}

	private ApiClients clients(AccessSettings settings) {
		return new ApiClients(JdbcClient.create(this.database.dataSource()), new SecretBox(settings), settings,
				Clock.systemUTC());
	}

	private AccessSettings settings(String password, String key) {
		return new AccessSettings("", this.home.resolve("secret.key"), password, Duration.ZERO,
				new AccessSettings.BootstrapClient("bootstrap", key, "shop", Set.of("order"), 10));
	}

}
