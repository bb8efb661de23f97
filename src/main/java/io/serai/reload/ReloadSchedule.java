package io.serai.reload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.serai.mapping.Mappings;
import io.serai.system.ConnectorReload;
import io.serai.validate.EditCheck;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Looks at the folders again and again while the hub runs; only with
 * {@code serai.reload.enabled}.
 */
@Component
@ConditionalOnProperty("serai.reload.enabled")
final class ReloadSchedule {

	private static final Logger LOG = LoggerFactory.getLogger(ReloadSchedule.class);

	private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

	private final Path home;

	private final ReloadSettings settings;

	private final Mappings mappings;

	private final ConnectorReload connectors;

	private final CamelContext camel;

	private final RefusedChanges refused;

	private @Nullable Running running;

	ReloadSchedule(@Value("${serai.home}") String home, ReloadSettings settings, Mappings mappings,
			ConnectorReload connectors, CamelContext camel, RefusedChanges refused) {
		this.refused = refused;
		this.home = Path.of(home);
		this.settings = settings;
		this.mappings = mappings;
		this.connectors = connectors;
		this.camel = camel;
	}

	/**
	 * A SmartLifecycle would start Camel, which it needs, before its routes are
	 * collected.
	 */
	@EventListener(ApplicationReadyEvent.class)
	void start() {
		try {
			ProductFiles files = new ProductFiles(this.home);
			RouteSwap routes = new RouteSwap(this.camel, files.home());
			LiveReload reload = new LiveReload(files, new EditCheck(files.home()),
					new MappingSwap(files.home(), this.mappings, routes), this.connectors, routes, this.refused);
			ScheduledExecutorService started = Executors
				.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("reload").daemon().factory());
			started.execute(reload::warmUp);
			started.scheduleWithFixedDelay(reload::look, 0, this.settings.every().toMillis(), TimeUnit.MILLISECONDS);
			this.running = new Running(reload, started);
			LOG.warn("Edited files take effect while the hub runs; that is for developing home={}", files.home());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("cannot read the folders below " + this.home, ex);
		}
	}

	/**
	 * Ends before anything else does: a flow that is swapped holds Camel's lock, and
	 * Camel could not stop.
	 */
	@EventListener(ContextClosedEvent.class)
	void stop() throws InterruptedException {
		Running ending = this.running;
		this.running = null;
		if (ending != null) {
			ending.reload().end();
			ending.clockwork().shutdown();
			ending.clockwork().awaitTermination(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
		}
	}

	private record Running(LiveReload reload, ScheduledExecutorService clockwork) {
	}

}
