package io.serai.system.signin;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SessionTests {

	private final AtomicInteger signIns = new AtomicInteger();

	private final Session session = new Session(
			(force) -> Grant.ofHeaders(Map.of("Authorization", "Session " + this.signIns.incrementAndGet()), Set.of()),
			Clock.systemUTC());

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

}
