package io.serai;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/**
 * Gives each job that runs by the clock a thread of its own: one that compares a whole
 * day, or waits for a system that hangs, keeps no other waiting. No job overlaps itself.
 * A stop waits for jobs in hand as long as for other work.
 */
@Configuration(proxyBeanMethods = false)
class JobThreads {

	/** For jobs only: where Boot sees an executor, it makes none for requests. */
	@Bean(defaultCandidate = false)
	ThreadPoolTaskScheduler jobPool() {
		ThreadPoolTaskScheduler pool = new ThreadPoolTaskScheduler();
		pool.setThreadNamePrefix("job-");
		pool.setDaemon(true);
		return pool;
	}

	@Bean
	SchedulingConfigurer jobs(@Qualifier("jobPool") ThreadPoolTaskScheduler pool) {
		return (jobs) -> {
			pool.setPoolSize(Math.max(1, count(jobs)));
			jobs.setTaskScheduler(pool);
		};
	}

	private static int count(ScheduledTaskRegistrar jobs) {
		return Stream
			.of(jobs.getFixedDelayTaskList(), jobs.getFixedRateTaskList(), jobs.getCronTaskList(),
					jobs.getTriggerTaskList())
			.mapToInt(List::size)
			.sum();
	}

}
