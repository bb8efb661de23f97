package io.serai.access;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

import io.serai.database.OnEachDatabase;
import io.serai.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ApiClientsTests {

	@TempDir
	Path home;

	@OnEachDatabase
	void letsAClientInByItsKeyAndByNoOther(TestDatabase database) {
		ApiClients clients = clients(database, Duration.ZERO);

		ClientSecrets secrets = clients.create("till", "shop", Set.of("order", "stock"), 20);

		assertThat(secrets.key()).matches("serai_[0-9a-f]{8}_[A-Za-z0-9_-]{43}");
		assertThat(clients.byKey(secrets.key())).hasValueSatisfying((client) -> {
			assertThat(client.name()).isEqualTo("till");
			assertThat(client.source()).isEqualTo("shop");
			assertThat(client.kinds()).containsExactlyInAnyOrder("order", "stock");
			assertThat(client.perSecond()).isEqualTo(20);
		});
		assertThat(clients.byKey(secrets.key() + "x")).isEmpty();
		assertThat(clients.byKey(secrets.key().substring(0, secrets.key().length() - 1) + "!")).isEmpty();
		assertThat(clients.byKey("")).isEmpty();
	}

	@OnEachDatabase
	void storesNeitherKeyNorSigningSecretInTheClear(TestDatabase database) {
		ApiClients clients = clients(database, Duration.ZERO);

		ClientSecrets secrets = clients.create("till", "shop", Set.of("order"), 20);

		String row = database.jdbc().queryForMap("SELECT * FROM api_client").toString();
		assertThat(row).doesNotContain(secrets.key(), secrets.key().substring(15), secrets.signingSecret());
		assertThat(clients.byName("till").map(clients::signingSecret)).contains(secrets.signingSecret());
		assertThat(secrets.toString() + clients.byName("till")).doesNotContain(secrets.key(), secrets.signingSecret());
	}

	@OnEachDatabase
	void keepsADisabledClientOutAtOnce(TestDatabase database) {
		ApiClients clients = clients(database, Duration.ofHours(1));
		String key = clients.create("till", "shop", Set.of("order"), 20).key();
		assertThat(clients.byKey(key)).isPresent();

		clients.enable("till", false);

		assertThat(clients.byKey(key)).isEmpty();
		clients.enable("till", true);
		assertThat(clients.byKey(key)).isPresent();
		clients.remove("till");
		assertThat(clients.byKey(key)).isEmpty();
	}

	@Test
	void stillKnowsAClientWhileTheDatabaseIsDown() {
		TestDatabase database = TestDatabase.h2();
		ApiClients clients = clients(database, Duration.ZERO);
		String key = clients.create("till", "shop", Set.of("order"), 20).key();
		assertThat(clients.byKey(key)).isPresent();

		database.close();

		assertThat(clients.byKey(key)).isPresent();
	}

	@OnEachDatabase
	void takesAKeyThatSomebodySet(TestDatabase database) {
		ApiClients clients = clients(database, Duration.ZERO);
		String key = "a-key-of-somebody-s-own-choice";

		clients.create("demo", "shop", Set.of("order"), 20, new ApiKey(key));

		assertThat(clients.byKey(key)).map(ApiClient::name).contains("demo");
		assertThat(clients.all()).extracting(ApiClient::keyPrefix).noneMatch(key::contains);
	}

	@OnEachDatabase
	void refusesASecondClientOfTheSameNameAndMalformedNames(TestDatabase database) {
		ApiClients clients = clients(database, Duration.ZERO);
		clients.create("till", "shop", Set.of("order"), 20);

		assertThatExceptionOfType(DuplicateKeyException.class)
			.isThrownBy(() -> clients.create("till", "shop", Set.of("order"), 20));
		assertThatIllegalArgumentException().isThrownBy(() -> clients.create("Till 2", "shop", Set.of("order"), 20));
	}

	@Test
	void keepsItsKeyInAFileThatOnlyItsOwnerReads() throws Exception {
		Path file = this.home.resolve("data/secret.key");
		String closed = new SecretBox(settings(file, "")).close("秘密");

		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
		assertThat(new SecretBox(settings(file, "")).open(closed)).isEqualTo("秘密");
	}

	@Test
	void saysWhatToDoWhenASecretWasEncryptedWithAnotherKey() {
		String closed = new SecretBox(settings(this.home.resolve("a"), "")).close("secret");

		assertThatIllegalStateException()
			.isThrownBy(() -> new SecretBox(settings(this.home.resolve("b"), "")).open(closed))
			.withMessageContaining("SERAI_SECRET_KEY");
		assertThatIllegalStateException().isThrownBy(() -> new SecretBox(settings(this.home.resolve("a"), "too short")))
			.withMessageContaining("openssl rand -base64 32");
	}

	private ApiClients clients(TestDatabase database, Duration cache) {
		AccessSettings settings = new AccessSettings("", this.home.resolve("secret.key"), "", cache, null);
		return new ApiClients(JdbcClient.create(database.dataSource()), new SecretBox(settings), settings,
				Clock.systemUTC());
	}

	private static AccessSettings settings(Path file, String key) {
		return new AccessSettings(key, file, "", Duration.ZERO, null);
	}

}
