package io.serai.system.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;

/**
 * Runs one poll again and again: every so often, at once while it catches up, later and
 * later while its system is down.
 */
public final class PollSchedule implements AutoCloseable {

	private static final Logger LOG = LoggerFactory.getLogger(PollSchedule.class);

	private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

	private final Poll poll;

	private final Duration every;

	private final ScheduledThreadPoolExecutor clockwork;

	private @Nullable Future<?> next;

	/** Whether somebody wants a window that has not begun. */
	private boolean wanted;

	private int failures;

	private volatile @Nullable Failure lastFailure;

	public PollSchedule(Poll poll, Duration every) {
		this.poll = poll;
		this.every = every;
		this.clockwork = new ScheduledThreadPoolExecutor(1,
				Thread.ofPlatform().name("poll-" + poll.flow()).daemon().factory());
		// Else a stop would wait for the next turn.
		this.clockwork.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
	}

	void start() {
		schedule(Duration.ZERO);
	}

	/** Polls as soon as the window in work is done. */
	synchronized void runNow() {
		this.wanted = true;
		schedule(Duration.ZERO);
	}

	void rewind(Instant since, String by) {
		if (!this.poll.positions().move(this.poll.flow(), since, by)) {
			throw new IllegalArgumentException("flow %s has not polled yet".formatted(this.poll.flow()));
		}
		this.poll.forget();
		runNow();
	}

	PollStatus status() {
		Optional<PollPositions.Position> position = this.poll.positions().find(this.poll.flow());
		return new PollStatus(this.poll.flow(), this.poll.polled().system(), this.poll.polled().operation(), this.every,
				position.map(PollPositions.Position::watermark).orElse(null),
				position.map(PollPositions.Position::lastRunAt).orElse(null), this.lastFailure);
	}

	@Override
	public void close() {
		this.clockwork.shutdown();
		try {
			if (!this.clockwork.awaitTermination(10, TimeUnit.SECONDS)) {
				this.clockwork.shutdownNow();
			}
			this.poll.positions().release(this.poll.flow());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (DataAccessException ex) {
			LOG.atDebug().addKeyValue("flow", this.poll.flow()).log("The lease ends by itself");
		}
	}

	private synchronized void begin() {
		this.wanted = false;
	}

	private synchronized void schedule(Duration after) {
		Duration delay = this.wanted ? Duration.ZERO : after;
		if (this.next != null) {
			this.next.cancel(false);
		}
		try {
			this.next = this.clockwork.schedule(this::turn, delay.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (RejectedExecutionException ex) {
			LOG.atDebug().addKeyValue("flow", this.poll.flow()).log("Not polled again, the flow is stopping");
		}
	}

	private void turn() {
		begin();
		try {
			boolean more = this.poll.window();
			this.failures = 0;
			this.lastFailure = null;
			schedule(more ? Duration.ZERO : this.every);
		}
		catch (HubException ex) {
			failed(ex.failure());
		}
		catch (DataAccessException ex) {
			failed(Failure.of(FailureClass.UNAVAILABLE, "the database does not tell how far the poll has come",
					"Check the database; the poll goes on by itself."));
		}
		// Errors too: nobody would schedule the next turn.
		catch (RuntimeException | Error ex) {
			LOG.atError()
				.addKeyValue("flow", this.poll.flow())
				.addKeyValue("error", ex.getClass().getName())
				.addKeyValue("at", (ex.getStackTrace().length > 0) ? ex.getStackTrace()[0] : "unknown")
				.log("The poll has a fault of its own; mend the connector or report it");
			failed(Failure.of(FailureClass.BUG, "the poll has a fault of its own: " + ex.getClass().getSimpleName(),
					"Mend the connector, or report it with the log."));
		}
	}

	private void failed(Failure failure) {
		this.lastFailure = failure;
		this.failures = Math.min(this.failures + 1, 20);
		long backOff = Math.min(this.every.toMillis() << Math.min(this.failures - 1, 10), LONGEST_WAIT.toMillis());
		Duration wait = (failure.retryAfter() != null) ? failure.retryAfter() : Duration.ofMillis(backOff);
		LOG.atWarn()
			.addKeyValue("flow", this.poll.flow())
			.addKeyValue("system", this.poll.polled().system())
			.addKeyValue("failure", failure.failureClass())
			.addKeyValue("code", failure.code())
			.addKeyValue("again_ms", wait.toMillis())
			.log("A poll did not go through; nothing is lost, it is tried again");
		schedule(wait);
	}

}
