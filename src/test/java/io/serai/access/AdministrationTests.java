package io.serai.access;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.serai.access.RefusedException.Reason;
import io.serai.database.OnEachDatabase;
import io.serai.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AdministrationTests {

	private static final String LONG = "long enough for a test";

	@TempDir
	Path home;

	private final ExecutorService two = Executors.newFixedThreadPool(2);

	@AfterEach
	void end() {
		this.two.shutdown();
	}

	@OnEachDatabase
	void makesAUserWithAPasswordForOnceAndTellsItToNobodyElse(TestDatabase database) {
		House house = new House(database);

		String password = house.people.create("王芳", Role.OPERATOR, "admin");

		assertThat(password).matches("([a-z2-9]{5}-){3}[a-z2-9]{5}");
		assertThat(house.users.find("王芳")).map(User::oneTime).contains(true);
		assertThat(house.users.hasPassword(house.users.stored("王芳").orElseThrow(), password)).isTrue();
		assertThat(house.deeds()).containsExactly("admin create-user 王芳 OPERATOR");
	}

	@OnEachDatabase
	void refusesANameThatIsTakenWhateverItsCapitals(TestDatabase database) {
		House house = new House(database);
		house.people.create("wang", Role.OPERATOR, "admin");

		assertThatExceptionOfType(RefusedException.class)
			.isThrownBy(() -> house.people.create("Wang", Role.ADMINISTRATOR, "admin"))
			.matches((refused) -> refused.reason() == Reason.TAKEN);
		assertThat(house.deeds()).hasSize(1);
	}

	@OnEachDatabase
	void keepsTheLastAdministratorWhoIsEnabled(TestDatabase database) {
		House house = new House(database);
		house.users.create("li", LONG, Role.ADMINISTRATOR, false);
		house.users.create("wang", LONG, Role.ADMINISTRATOR, false);
		house.people.enable("wang", false, "li");

		for (Runnable deed : List.<Runnable>of(() -> house.people.enable("li", false, "li"),
				() -> house.people.changeRole("li", Role.VIEWER, "li"))) {
			assertThatExceptionOfType(RefusedException.class).isThrownBy(deed::run)
				.withMessageContaining("make another one first")
				.matches((refused) -> refused.reason() == Reason.LAST_ADMINISTRATOR);
		}

		assertThat(house.users.find("li")).hasValueSatisfying((li) -> {
			assertThat(li.enabled()).isTrue();
			assertThat(li.role()).isEqualTo(Role.ADMINISTRATOR);
		});
		assertThat(house.deeds()).containsExactly("li disable-user wang ");
		house.people.enable("wang", true, "li");
		house.people.changeRole("li", Role.VIEWER, "wang");
		assertThat(house.users.find("li")).map(User::role).contains(Role.VIEWER);
	}

	@OnEachDatabase
	void keepsOneOfTwoAdministratorsWhoDemoteEachOtherAtTheSameTime(TestDatabase database) throws Exception {
		House house = new House(database);
		for (int round = 0; round < 10; round++) {
			String one = "one-" + round;
			String two = "two-" + round;
			house.users.create(one, LONG, Role.ADMINISTRATOR, false);
			house.users.create(two, LONG, Role.ADMINISTRATOR, false);
			CyclicBarrier start = new CyclicBarrier(2);

			CompletableFuture.allOf(demotes(house, one, two, start), demotes(house, two, one, start))
				.get(20, TimeUnit.SECONDS);

			List<String> left = house.users.all()
				.stream()
				.filter((user) -> user.role() == Role.ADMINISTRATOR)
				.map(User::name)
				.toList();
			assertThat(left).hasSize(1);
			house.jdbc.sql("DELETE FROM app_user").update();
		}
	}

	@OnEachDatabase
	void endsTheSessionsOfWhomItChanges(TestDatabase database) {
		House house = new House(database);
		house.users.create("li", LONG, Role.ADMINISTRATOR, false);
		house.users.create("wang", LONG, Role.VIEWER, false);
		for (Runnable deed : List.<Runnable>of(() -> house.people.changeRole("wang", Role.OPERATOR, "li"),
				() -> house.people.newPassword("wang", "li"), () -> house.people.enable("wang", false, "li"))) {
			SignedIn session = house.signIns.loadUserByUsername("wang");
			assertThat(house.signIns.isStillWelcome(session)).isTrue();

			deed.run();

			assertThat(house.signIns.isStillWelcome(session)).isFalse();
		}
		assertThat(house.signIns.loadUserByUsername("wang").isEnabled()).isFalse();
	}

	@OnEachDatabase
	void changesKeyAndSecretOfAClientAtOnceAndWritesNeitherDown(TestDatabase database) {
		House house = new House(database);
		ClientSecrets before = house.callers.create("till", "shop", Set.of("order", "stock"), 20, "admin");
		assertThat(house.clients.byKey(before.key())).isPresent();

		String key = house.callers.newKey("till", "li");
		String secret = house.callers.newSigningSecret("till", "li");
		house.callers.enable("till", false, "li");

		assertThat(house.clients.byKey(before.key())).isEmpty();
		assertThat(house.clients.byKey(key)).isEmpty();
		house.callers.enable("till", true, "li");
		assertThat(house.clients.byKey(key)).map(ApiClient::name).contains("till");
		assertThat(house.clients.byName("till").map(house.clients::signingSecret)).contains(secret);
		assertThat(secret).matches("whsec_[A-Za-z0-9+/]{43}=").isNotEqualTo(before.signingSecret());
		assertThat(house.deeds()).containsExactlyInAnyOrder("li change-api-key till ", "li change-signing-secret till ",
				"li disable-client till ", "li enable-client till ",
				"admin create-client till as shop, may write [order, stock], 20/s");
	}

	@OnEachDatabase
	void refusesAClientThatIsMalformedOrTaken(TestDatabase database) {
		House house = new House(database);
		house.callers.create("till", "shop", Set.of("order"), 20, "admin");

		refused(Reason.TAKEN, () -> house.callers.create("till", "shop", Set.of("order"), 20, "admin"));
		refused(Reason.CLIENT_NAME, () -> house.callers.create("Till 2", "shop", Set.of("order"), 20, "admin"));
		refused(Reason.SOURCE, () -> house.callers.create("two", "", Set.of("order"), 20, "admin"));
		refused(Reason.KINDS, () -> house.callers.create("two", "shop", Set.of(), 20, "admin"));
		refused(Reason.PER_SECOND, () -> house.callers.create("two", "shop", Set.of("order"), 0, "admin"));
		refused(Reason.UNKNOWN, () -> house.callers.newKey("nobody", "admin"));
		refused(Reason.KEY_IN_SETTINGS, () -> house.callers.newKey("bootstrap", "admin"));
		assertThat(house.deeds()).hasSize(1);
	}

	private static void refused(Reason reason, Runnable deed) {
		assertThatExceptionOfType(RefusedException.class).isThrownBy(deed::run)
			.matches((refused) -> refused.reason() == reason, reason.name());
	}

	private CompletableFuture<Void> demotes(House house, String who, String whom, CyclicBarrier start) {
		return CompletableFuture.runAsync(() -> {
			try {
				start.await(10, TimeUnit.SECONDS);
				house.people.changeRole(whom, Role.VIEWER, who);
			}
			catch (RefusedException ex) {
				assertThat(ex.reason()).isEqualTo(Reason.LAST_ADMINISTRATOR);
			}
			catch (BrokenBarrierException | TimeoutException ex) {
				throw new IllegalStateException(ex);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException(ex);
			}
		}, this.two);
	}

	/** The module without the rest of the hub. */
	private final class House {

		final JdbcClient jdbc;

		final Users users;

		final ApiClients clients;

		final SignIns signIns;

		final UserAdministration people;

		final ClientAdministration callers;

		private final Audit audit;

		House(TestDatabase database) {
			Clock clock = Clock.systemUTC();
			AccessSettings settings = new AccessSettings("", AdministrationTests.this.home.resolve("secret.key"), "",
					Duration.ofHours(1), new AccessSettings.BootstrapClient("bootstrap",
							"a-first-key-that-is-long-enough", "shop", Set.of("order"), 10));
			TransactionTemplate transaction = new TransactionTemplate(database.transactions());
			this.jdbc = JdbcClient.create(database.dataSource());
			this.audit = new Audit(this.jdbc, clock);
			this.users = new Users(this.jdbc, PasswordEncoderFactories.createDelegatingPasswordEncoder(), clock);
			this.signIns = new SignIns(this.users, settings);
			this.clients = new ApiClients(this.jdbc, new SecretBox(settings), settings, clock);
			this.people = new UserAdministration(this.users, this.signIns, this.audit, transaction);
			this.callers = new ClientAdministration(this.clients, settings, this.audit, transaction);
		}

		List<String> deeds() {
			return this.audit.latest(20)
				.stream()
				.map((deed) -> String.join(" ", deed.who(), deed.what(), deed.target(), deed.detail()))
				.toList();
		}

	}

}
