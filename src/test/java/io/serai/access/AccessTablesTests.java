package io.serai.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

import io.serai.database.OnEachDatabase;
import io.serai.database.TestDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AccessTablesTests {

	private static final Instant NOW = Instant.parse("2026-11-22T05:00:00Z");

	private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

	private final PasswordEncoder passwords = PasswordEncoderFactories.createDelegatingPasswordEncoder();

	@OnEachDatabase
	void keepsUsersWithTheirPasswordsHashed(TestDatabase database) {
		Users users = new Users(JdbcClient.create(database.dataSource()), this.passwords, this.clock);

		users.create("王芳", "correct horse battery", Role.OPERATOR, false);

		assertThat(users.find("王芳")).contains(new User("王芳", Role.OPERATOR, true, false, NOW));
		String stored = users.stored("王芳").orElseThrow().password();
		assertThat(stored).startsWith("{bcrypt}").doesNotContain("horse");
		assertThat(this.passwords.matches("correct horse battery", stored)).isTrue();
		users.changePassword("王芳", "another long one", true);
		assertThat(users.find("王芳")).map(User::oneTime).contains(true);
		assertThat(this.passwords.matches("another long one", users.stored("王芳").orElseThrow().password())).isTrue();
	}

	@OnEachDatabase
	void refusesShortPasswordsAndOddNames(TestDatabase database) {
		Users users = new Users(JdbcClient.create(database.dataSource()), this.passwords, this.clock);

		assertThatIllegalArgumentException().isThrownBy(() -> users.create("wang", "short", Role.VIEWER, false));
		assertThatIllegalArgumentException().isThrownBy(() -> users.create("wang", "密码".repeat(13), Role.VIEWER, false))
			.withMessageContaining("72 bytes");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> users.create("wang-and-company", "Wang-And-Company", Role.VIEWER, false));
		assertThatExceptionOfType(RefusedException.class)
			.isThrownBy(() -> users.create("a b", "long enough to do", Role.VIEWER, false));
		assertThat(users.all()).isEmpty();
	}

	@OnEachDatabase
	void tellsTheNewestDeedsFirst(TestDatabase database) {
		JdbcClient jdbc = JdbcClient.create(database.dataSource());

		new Audit(jdbc, this.clock).record("wang", "pause-flow", "order-to-erp", "月末盘点");
		new Audit(jdbc, Clock.offset(this.clock, Duration.ofSeconds(1))).record("li", "resume-flow", "order-to-erp",
				"");

		assertThat(new Audit(jdbc, this.clock).latest(10)).extracting(AuditEntry::what)
			.containsExactly("resume-flow", "pause-flow");
		assertThat(new Audit(jdbc, this.clock).latest(1)).hasSize(1);
	}

	@OnEachDatabase
	void findsDeedsByPersonAndByWhatTheyWereDoneTo(TestDatabase database) {
		Audit audit = new Audit(JdbcClient.create(database.dataSource()), this.clock);
		audit.record("wang", "pause-flow", "order-to-erp", "");
		audit.record("li", "reveal-record", "order/shop/WX_1%", "");
		audit.record("wang", "add-code", "sku erp", "");

		assertThat(audit.page("wang", 0, 1)).satisfies((page) -> assertThat(page.entries()).hasSize(1))
			.matches(AuditPage::more);
		assertThat(audit.page("wang", 1, 1)).satisfies((page) -> assertThat(page.entries()).hasSize(1))
			.matches((page) -> !page.more());
		assertThat(audit.page("wx_1%", 0, 10).entries()).extracting(AuditEntry::what).containsExactly("reveal-record");
		assertThat(audit.page("ERP", 0, 10).entries()).hasSize(2);
		assertThat(audit.page("%", 0, 10).entries()).hasSize(1);
		assertThat(audit.page("", 0, 10).entries()).hasSize(3);
	}

	@OnEachDatabase
	void remembersForWhichBodyAKeyWasUsed(TestDatabase database) {
		IdempotencyKeys keys = new IdempotencyKeys(JdbcClient.create(database.dataSource()), this.clock);

		assertThat(keys.claim("till", "k-1", new byte[] { 1 })).isTrue();
		assertThat(keys.claim("till", "k-1", new byte[] { 1 })).isTrue();
		assertThat(keys.claim("till", "k-1", new byte[] { 2 })).isFalse();
		assertThat(keys.claim("other", "k-1", new byte[] { 2 })).isTrue();
	}

	@OnEachDatabase
	void forgetsWhatIsTooOldToMatter(TestDatabase database) {
		JdbcClient jdbc = JdbcClient.create(database.dataSource());
		new IdempotencyKeys(jdbc, this.clock).claim("till", "k-1", new byte[] { 1 });

		new Forgetting(jdbc, Clock.offset(this.clock, Duration.ofHours(23))).forget();
		assertThat(new IdempotencyKeys(jdbc, this.clock).claim("till", "k-1", new byte[] { 2 })).isFalse();
		new Forgetting(jdbc, Clock.offset(this.clock, Duration.ofHours(25))).forget();
		assertThat(new IdempotencyKeys(jdbc, this.clock).claim("till", "k-1", new byte[] { 2 })).isTrue();
	}

	@Test
	void makesGuessersWaitAMinute() {
		AtomicLong nanos = new AtomicLong();
		LoginThrottle now = new LoginThrottle(nanos::get);

		for (int i = 0; i < 5; i++) {
			guess(now, "10.0.0.1");
		}

		assertThat(now.begin("10.0.0.1", "admin")).isEmpty();
		assertThat(now.begin("10.0.0.2", "admin")).isPresent();
		nanos.addAndGet(Duration.ofMinutes(1).toNanos());
		guess(now, "10.0.0.1");
		now.begin("10.0.0.1", "admin").orElseThrow().succeeded();
		for (int i = 0; i < 5; i++) {
			guess(now, "10.0.0.1");
		}
	}

	@Test
	void neitherAnAttemptUnderWayNorARightPasswordMakesGuessesLastLonger() {
		AtomicLong nanos = new AtomicLong();
		LoginThrottle now = new LoginThrottle(nanos::get);
		for (int i = 0; i < 4; i++) {
			guess(now, "10.0.0.1");
		}
		nanos.addAndGet(Duration.ofSeconds(50).toNanos());
		now.begin("10.0.0.1", "admin").orElseThrow().known();
		LoginThrottle.Attempt open = now.begin("10.0.0.1", "admin").orElseThrow();
		assertThat(now.begin("10.0.0.1", "admin")).as("it may be the fifth").isEmpty();
		open.takeBack();

		nanos.addAndGet(Duration.ofSeconds(10).toNanos());
		for (int i = 0; i < 5; i++) {
			guess(now, "10.0.0.1");
		}
		assertThat(now.begin("10.0.0.1", "admin")).isEmpty();
	}

	@Test
	void whoSignsInClearsNothingOfWhatIsStillBeingTried() {
		LoginThrottle now = new LoginThrottle();
		for (int i = 0; i < 4; i++) {
			now.begin("10.0.0.1", "admin").orElseThrow();
		}
		now.begin("10.0.0.1", "wang").orElseThrow().succeeded();

		assertThat(now.begin("10.0.0.1", "wang")).as("the fifth").isPresent();
		assertThat(now.begin("10.0.0.1", "wang")).isEmpty();
	}

	@Test
	void makesGuessersFromManyAddressesWaitButNotWhoIsKnownThere() {
		LoginThrottle now = new LoginThrottle();
		now.begin("10.0.0.99", "admin").orElseThrow().known();

		for (int i = 0; i < 20; i++) {
			guess(now, "10.0.0." + i);
		}

		assertThat(now.begin("10.0.0.77", "admin")).isEmpty();
		assertThat(now.begin("10.0.0.77", "wang")).isPresent();
		for (int i = 0; i < 5; i++) {
			guess(now, "10.0.0.99");
		}
		assertThat(now.begin("10.0.0.99", "admin")).as("guesses itself").isEmpty();
	}

	private static void guess(LoginThrottle throttle, String address) {
		throttle.begin(address, "admin").orElseThrow().close();
	}

}
