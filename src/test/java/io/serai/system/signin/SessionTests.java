package io.serai.system.signin;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SessionTests {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private final AtomicInteger signIns = new AtomicInteger();

	private boolean right;

	private final Session session = new Session(
			(force) -> Grant.ofHeaders(Map.of("Authorization", "Session " + this.signIns.incrementAndGet()), Set.of()),
			Clock.systemUTC(), System::nanoTime, MINUTE);

	@Test
	void signsInOnceAndKeepsTheSession() {
		this.session.pass();
		this.session.pass();

		assertThat(this.signIns).hasValue(1);
	}

	@Test
	void signsInOnceForAllWhoFindTheSessionGoneAtTheSameTime() throws Exception {
		Session.Pass gone = this.session.pass();
		CyclicBarrier together = new CyclicBarrier(8);
		List<Future<Session.Pass>> renewed = new ArrayList<>();

		try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
			Callable<Session.Pass> renew = () -> {
				together.await();
				return this.session.renew(gone);
			};
			for (int i = 0; i < 8; i++) {
				renewed.add(threads.submit(renew));
			}
		}

		assertThat(this.signIns).hasValue(2);
		for (Future<Session.Pass> pass : renewed) {
			assertThat(pass.get().grant().headers()).containsEntry("Authorization", "Session 2");
		}
	}

	@Test
	void triesAPasswordThatIsRefusedOnceForAllWhoWait() throws Exception {
		Session refused = refusing(System::nanoTime);
		CyclicBarrier together = new CyclicBarrier(8);
		List<Future<Session.Pass>> asked = new ArrayList<>();

		try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
			for (int i = 0; i < 8; i++) {
				asked.add(threads.submit(() -> {
					together.await();
					return refused.pass();
				}));
			}
		}

		assertThat(this.signIns).hasValue(1);
		assertThat(asked).allSatisfy((one) -> assertThatExceptionOfType(ExecutionException.class).isThrownBy(one::get)
			.havingCause()
			.isInstanceOf(HubException.class)
			.withMessageContaining("wrong password"));
	}

	@Test
	void triesARefusedPasswordAgainAfterLongerAndLongerPausesUntilItIsTaken() {
		AtomicLong now = new AtomicLong(Long.MAX_VALUE);
		Session session = refusing(now::get);

		List<Integer> minutes = new ArrayList<>();
		for (int minute = 0; minute < 60; minute++) {
			int before = this.signIns.get();
			assertThatExceptionOfType(HubException.class).isThrownBy(session::pass);
			if (this.signIns.get() > before) {
				minutes.add(minute);
			}
			now.addAndGet(MINUTE.toNanos());
		}
		assertThat(minutes).containsExactly(0, 1, 5, 20, 35, 50);

		this.right = true;
		now.addAndGet(MINUTE.multipliedBy(15).toNanos());
		assertThat(session.pass()).isSameAs(session.pass());
		this.right = false;
		assertThatExceptionOfType(HubException.class).isThrownBy(() -> session.renew(session.pass()));
		now.addAndGet(MINUTE.toNanos());
		int before = this.signIns.get();
		assertThatExceptionOfType(HubException.class).isThrownBy(session::pass);
		assertThat(this.signIns).as("pauses begin anew").hasValue(before + 1);
	}

	@Test
	void aSystemThatIsOnlyAwayIsAskedAgainAtOnce() {
		Session away = new Session((force) -> {
			this.signIns.incrementAndGet();
			throw new HubException(Failure.of(FailureClass.UNAVAILABLE, "away", "wait"));
		}, Clock.systemUTC(), System::nanoTime, MINUTE);

		assertThatExceptionOfType(HubException.class).isThrownBy(away::pass);
		assertThatExceptionOfType(HubException.class).isThrownBy(away::pass);

		assertThat(this.signIns).hasValue(2);
	}

	private Session refusing(LongSupplier nanoTime) {
		return new Session((force) -> {
			this.signIns.incrementAndGet();
			if (!this.right) {
				throw new HubException(Failure.of(FailureClass.UNAUTHORISED, "wrong password", "mend it"));
			}
			return Grant.ofHeaders(Map.of(), Set.of());
		}, Clock.systemUTC(), nanoTime, MINUTE);
	}

}
