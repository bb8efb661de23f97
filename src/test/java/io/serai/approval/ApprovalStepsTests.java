package io.serai.approval;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import io.serai.canonical.Approval;
import io.serai.canonical.ApprovalStatus;
import io.serai.canonical.CanonicalJson;
import io.serai.canonical.Order;
import io.serai.canonical.RecordKind;
import io.serai.canonical.RecordValidator;
import io.serai.canonical.Samples;
import io.serai.database.OnEachDatabase;
import io.serai.database.TestDatabase;
import io.serai.failure.FailureClass;
import io.serai.failure.HoldException;
import io.serai.failure.HubException;
import io.serai.failure.SkipException;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ApprovalStepsTests {

	@OnEachDatabase
	void letsOrdersUpToTheLimitGoOnWithoutAsking(TestDatabase database) {
		ApprovalSteps steps = steps(database);
		Order order = order("A", "5000.00", "CNY", "confirmed");

		assertThat(steps.gate(order)).isSameAs(order);
		assertThatExceptionOfType(SkipException.class).isThrownBy(() -> steps.ask(order));
	}

	@OnEachDatabase
	void asksForALargeOrderOnceForEachAmount(TestDatabase database) {
		ApprovalSteps steps = steps(database);

		Approval first = steps.ask(order("A", "5000.01", "CNY", "confirmed"));
		Approval again = steps.ask(order("A", "5000.010", "CNY", "completed"));
		Approval larger = steps.ask(order("A", "6000.00", "CNY", "confirmed"));

		assertThat(new RecordValidator().violations(first, java.util.Locale.ENGLISH)).isEmpty();
		assertThat(first.status()).isEqualTo(ApprovalStatus.DRAFT);
		assertThat(again.recordKey()).isEqualTo(first.recordKey());
		assertThat(again.version()).isEqualTo(first.version());
		assertThat(larger.recordKey()).isNotEqualTo(first.recordKey());
	}

	@OnEachDatabase
	void asksWhereNobodyHasSetALimitForTheCurrency(TestDatabase database) {
		assertThat(steps(database).ask(order("A", "0.01", "USD", "confirmed")).amount().currency()).isEqualTo("USD");
	}

	@OnEachDatabase
	void keepsKeysThatAreTooLongApart(TestDatabase database) {
		String long1 = "X".repeat(127) + "1";
		String long2 = "X".repeat(127) + "2";
		ApprovalSteps steps = steps(database);

		String one = steps.ask(order(long1, "6000.00", "CNY", "confirmed")).key();
		String two = steps.ask(order(long2, "6000.00", "CNY", "confirmed")).key();

		assertThat(one).hasSizeLessThanOrEqualTo(128).isNotEqualTo(two);
	}

	@OnEachDatabase
	void letsOnlyAnApprovedOrderGoOnAndRemembersItAcrossARestart(TestDatabase database) {
		Order order = order("A", "6000.00", "CNY", "confirmed");

		assertThatExceptionOfType(HoldException.class).isThrownBy(() -> steps(database).gate(order));
		answer(database, order, ApprovalStatus.PENDING, "1");
		assertThatExceptionOfType(HoldException.class).isThrownBy(() -> steps(database).gate(order));
		answer(database, order, ApprovalStatus.APPROVED, "2");

		assertThat(steps(database).gate(order)).isSameAs(order);
		Order dearer = order("A", "6000.01", "CNY", "confirmed");
		assertThatExceptionOfType(HoldException.class).as("another amount is another question")
			.isThrownBy(() -> steps(database).gate(dearer));
	}

	@OnEachDatabase
	void goesEachItsOwnWayWithoutAYes(TestDatabase database) {
		Order refused = order("B", "6000.00", "CNY", "confirmed");
		Order withdrawn = order("C", "6000.00", "CNY", "confirmed");
		Order expired = order("D", "6000.00", "CNY", "confirmed");
		answer(database, refused, ApprovalStatus.REJECTED, "1");
		answer(database, withdrawn, ApprovalStatus.CANCELLED, "1");
		answer(database, expired, ApprovalStatus.EXPIRED, "1");

		assertThatExceptionOfType(SkipException.class).isThrownBy(() -> steps(database).gate(refused))
			.withMessageContaining("refused");
		assertThatExceptionOfType(HoldException.class).isThrownBy(() -> steps(database).gate(withdrawn))
			.withMessageContaining("withdrawn");
		assertThatExceptionOfType(HubException.class).isThrownBy(() -> steps(database).gate(expired))
			.satisfies((ex) -> assertThat(ex.failure().failureClass()).isEqualTo(FailureClass.INVALID_DATA));
		answer(database, withdrawn, ApprovalStatus.APPROVED, "2");
		assertThat(steps(database).gate(withdrawn)).as("asked again").isSameAs(withdrawn);
	}

	@OnEachDatabase
	void neverLetsAnOlderAnswerGoOverANewerOne(TestDatabase database) {
		Order order = order("A", "6000.00", "CNY", "confirmed");
		answer(database, order, ApprovalStatus.REJECTED, "2026-11-22T05:00:01Z");
		answer(database, order, ApprovalStatus.APPROVED, "2026-11-22T05:00:00Z");

		assertThatExceptionOfType(SkipException.class).isThrownBy(() -> steps(database).gate(order));
	}

	@OnEachDatabase
	void tellsAPersonOfAnApprovalThatIsTakenBackTooLate(TestDatabase database) {
		Order order = order("A", "6000.00", "CNY", "confirmed");
		answer(database, order, ApprovalStatus.APPROVED, "1");
		answer(database, order, ApprovalStatus.REVOKED, "2");
		assertThatExceptionOfType(SkipException.class).as("in time").isThrownBy(() -> steps(database).gate(order));
		answer(database, order, ApprovalStatus.APPROVED, "3");
		steps(database).gate(order);

		assertThatExceptionOfType(HubException.class)
			.isThrownBy(() -> answer(database, order, ApprovalStatus.REVOKED, "4"));
	}

	@OnEachDatabase
	void letsNoOrderGoOnWhoseApprovalIsTakenBackAtThatMoment(TestDatabase database) {
		Order order = order("A", "6000.00", "CNY", "confirmed");
		answer(database, order, ApprovalStatus.APPROVED, "1");
		AtomicBoolean isTakenBack = new AtomicBoolean();
		JdbcTemplate slow = new JdbcTemplate(database.dataSource()) {

			@Override
			public int update(String sql, @Nullable Object... arguments) {
				if (sql.contains("SET passed_version") && !isTakenBack.getAndSet(true)) {
					answer(database, order, ApprovalStatus.REVOKED, "2");
				}
				return super.update(sql, arguments);
			}

		};
		ApprovalSteps steps = steps(database, new ApprovalTable(slow, Clock.systemUTC()));

		assertThatExceptionOfType(SkipException.class).isThrownBy(() -> steps.gate(order))
			.withMessageContaining("taken back");
		assertThat(isTakenBack).as("after gate had read that it was approved").isTrue();
		assertThat(database.jdbc().queryForList("SELECT passed_version FROM approval", String.class))
			.containsOnlyNulls();
	}

	@OnEachDatabase
	void asksNothingOfAnOrderThatNoLongerStands(TestDatabase database) {
		Order cancelled = order("A", "6000.00", "CNY", "cancelled");
		answer(database, cancelled, ApprovalStatus.REJECTED, "1");

		assertThat(steps(database).gate(cancelled)).as("the ERP learns of it if it has the order").isSameAs(cancelled);
		assertThatExceptionOfType(SkipException.class).isThrownBy(() -> steps(database).ask(cancelled));
	}

	@OnEachDatabase
	void waitsForTheAnswerToTheQuestionThatWasAskedAgain(TestDatabase database) {
		Order order = order("A", "6000.00", "CNY", "confirmed");
		String first = steps(database).ask(order).key();
		answer(database, order, ApprovalStatus.EXPIRED, "1");
		assertThat(questions(database).lost(order)).contains(ApprovalStatus.EXPIRED);

		askAgain(database, order);

		assertThat(questions(database).lost(order)).isEmpty();
		assertThat(steps(database).ask(order).key()).as("a newer version finds it").isEqualTo(first + "/2");
		assertThatExceptionOfType(HoldException.class).isThrownBy(() -> steps(database).gate(order));
		answer(database, order, ApprovalStatus.APPROVED, "2");
		assertThatExceptionOfType(HoldException.class).as("an answer to the first question is none")
			.isThrownBy(() -> steps(database).gate(order));
		answer(database, order, 2, ApprovalStatus.APPROVED, "1");
		assertThat(steps(database).gate(order)).isSameAs(order);
	}

	@OnEachDatabase
	void asksAgainOnceForTwoPeople(TestDatabase database) {
		Order order = order("A", "6000.00", "CNY", "confirmed");
		answer(database, order, ApprovalStatus.CANCELLED, "1");
		Approval one = questions(database).again(order);
		Approval two = questions(database).again(order);
		questions(database).counts(order, one, "li.wei", "the buyer called");

		questions(database).counts(order, two, "wang.fang", "the same");

		assertThat(two).as("the broker drops it").isEqualTo(one);
		assertThat(new RecordValidator().violations(one, java.util.Locale.ENGLISH)).isEmpty();
		assertThat(database.jdbc().queryForList("SELECT asked_by FROM approval_round WHERE round > 1", String.class))
			.containsExactly("li.wei");
	}

	@OnEachDatabase
	void needsAPersonOnceNobodyHasDecidedForTooLong(TestDatabase database) {
		Order order = order("A", "6000.00", "CNY", "confirmed");
		Duration week = Duration.ofDays(7);
		Clock now = Clock.systemUTC();
		steps(database, week, now).ask(order);
		Clock weekLater = Clock.offset(now, week.plusSeconds(1));

		assertThatExceptionOfType(HoldException.class).isThrownBy(() -> steps(database, week, now).gate(order));
		assertThatExceptionOfType(HubException.class).isThrownBy(() -> steps(database, week, weekLater).gate(order))
			.withMessageContaining("nobody decided in time");
		askAgain(database, order);
		assertThatExceptionOfType(HoldException.class).as("asked again, it has its time again")
			.isThrownBy(() -> steps(database, week, now).gate(order));
		answer(database, order, 2, ApprovalStatus.APPROVED, "1");
		assertThat(steps(database, week, weekLater).gate(order)).isSameAs(order);
	}

	private static void askAgain(TestDatabase database, Order order) {
		Approval question = questions(database).again(order);
		questions(database).counts(order, question, "li.wei", "the buyer called");
	}

	private static void answer(TestDatabase database, Order order, ApprovalStatus status, String version) {
		answer(database, order, 1, status, version);
	}

	private static void answer(TestDatabase database, Order order, int round, ApprovalStatus status, String version) {
		Approval answer = (Approval) CanonicalJson.read(RecordKind.APPROVAL,
				Samples.json("approval.json")
					.put("key", ApprovalKey.of(order, round))
					.put("version", version)
					.put("status", status.wireName()));
		steps(database).tell(answer);
	}

	private static ApprovalSteps steps(TestDatabase database) {
		return steps(database, Duration.ZERO, Clock.systemUTC());
	}

	private static ApprovalSteps steps(TestDatabase database, ApprovalTable approvals) {
		return new ApprovalSteps(settings(Duration.ZERO), approvals, questions(database));
	}

	private static ApprovalSteps steps(TestDatabase database, Duration expiresAfter, Clock clock) {
		ApprovalSettings settings = settings(expiresAfter);
		return new ApprovalSteps(settings, new ApprovalTable(database.jdbc(), clock),
				questions(database, settings, clock));
	}

	private static ApprovalQuestions questions(TestDatabase database) {
		return questions(database, settings(Duration.ZERO), Clock.systemUTC());
	}

	private static ApprovalQuestions questions(TestDatabase database, ApprovalSettings settings, Clock clock) {
		return new ApprovalQuestions(settings, new ApprovalTable(database.jdbc(), clock),
				new ApprovalRounds(database.jdbc(), clock), clock);
	}

	private static ApprovalSettings settings(Duration expiresAfter) {
		return new ApprovalSettings(
				new ApprovalSettings.OfOrders(true, Map.of("CNY", new BigDecimal("5000")), "orderApproval", ""),
				Duration.ofSeconds(30), expiresAfter);
	}

	private static Order order(String key, String amount, String currency, String status) {
		String json = Samples.orderJson(key, new BigDecimal(amount))
			.put("status", status)
			.toString()
			.replace("\"CNY\"", "\"" + currency + "\"");
		return (Order) CanonicalJson.read(RecordKind.ORDER, json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
	}

}
