package io.serai;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

import static org.assertj.core.api.Assertions.assertThat;

class JobThreadsTests {

	private final ApplicationContextRunner hub = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(TaskExecutionAutoConfiguration.class, TaskSchedulingAutoConfiguration.class))
		.withPropertyValues("spring.threads.virtual.enabled=true")
		.withUserConfiguration(JobThreads.class, Jobs.class);

	@Test
	void aJobThatHangsKeepsNoOtherWaitingAndDoesNotOverlapItself() {
		this.hub.run((context) -> {
			Jobs jobs = context.getBean(Jobs.class);
			try {
				assertThat(jobs.hangs.await(30, TimeUnit.SECONDS)).isTrue();

				assertThat(jobs.runs.await(30, TimeUnit.SECONDS)).isTrue();
				assertThat(jobs.hanging).hasValue(1);
			}
			finally {
				jobs.release.countDown();
			}
		});
	}

	@Test
	void aStopWaitsForTheJobInHand() {
		Jobs[] jobs = new Jobs[1];
		this.hub.run((context) -> {
			jobs[0] = context.getBean(Jobs.class);
			assertThat(jobs[0].hangs.await(30, TimeUnit.SECONDS)).isTrue();
			assertThat(jobs[0].runs.await(30, TimeUnit.SECONDS)).isTrue();
			context.addApplicationListener((event) -> jobs[0].release.countDown());
		});

		assertThat(jobs[0].ended).as("and not interrupted").hasValue(1);
		Awaitility.await().until(() -> jobs[0].threads.stream().noneMatch(Thread::isAlive));
	}

	@Test
	void leavesTheThreadsForRequestsToBoot() {
		this.hub.run((context) -> {
			context.getBean(Jobs.class).release.countDown();

			assertThat(context).hasBean("applicationTaskExecutor");
		});
	}

	@Configuration(proxyBeanMethods = false)
	@EnableScheduling
	static class Jobs {

		final CountDownLatch hangs = new CountDownLatch(1);

		final CountDownLatch runs = new CountDownLatch(3);

		final CountDownLatch release = new CountDownLatch(1);

		final AtomicInteger hanging = new AtomicInteger();

		final AtomicInteger ended = new AtomicInteger();

		final Set<Thread> threads = ConcurrentHashMap.newKeySet();

		@Scheduled(fixedDelay = 1)
		void hang() throws InterruptedException {
			this.threads.add(Thread.currentThread());
			this.hanging.incrementAndGet();
			this.hangs.countDown();
			this.release.await();
			this.ended.incrementAndGet();
		}

		@Scheduled(fixedDelay = 1)
		void run() {
			this.threads.add(Thread.currentThread());
			this.runs.countDown();
		}

	}

}
