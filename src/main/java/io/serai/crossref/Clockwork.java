package io.serai.crossref;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Stores at intervals what gathers in memory, and once more at the end. While the
 * database is down it tries again; whatever else goes wrong, it goes on.
 */
final class Clockwork implements AutoCloseable {

	private static final Logger LOG = LoggerFactory.getLogger(Clockwork.class);

	private final String name;

	private final Runnable store;

	private final ScheduledExecutorService executor;

	Clockwork(String name, Duration every, Runnable store) {
		this.name = name;
		this.store = store;
		this.executor = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name(name).daemon().factory());
		this.executor.scheduleWithFixedDelay(this::tick, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
	}

	private void tick() {
		try {
			this.store.run();
		}
		catch (DataAccessException | TransactionException ex) {
			LOG.warn("the database does not take what waits; it is tried again what={} cause={}", this.name,
					ex.getClass().getSimpleName());
		}
		// The executor would never call it again, and nobody would hear of it.
		catch (RuntimeException | Error ex) {
			LOG.error(
					"what waits for the database was not stored, for a fault of the hub's own; it is tried again what={} error={} at={} remedy=\"report it with this line\"",
					this.name, ex.getClass().getName(),
					(ex.getStackTrace().length > 0) ? ex.getStackTrace()[0] : "unknown");
		}
	}

	@Override
	public void close() {
		this.executor.shutdown();
		tick();
	}

}
