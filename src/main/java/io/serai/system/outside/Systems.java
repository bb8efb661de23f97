package io.serai.system.outside;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;

import org.springframework.modulith.NamedInterface;

/**
 * The configured outside systems.
 */
@NamedInterface("outside")
public final class Systems {

	private final Map<String, OutsideSystem> systems;

	public Systems(Map<String, OutsideSystem> systems) {
		this.systems = new ConcurrentSkipListMap<>(systems);
	}

	/**
	 * Puts systems in the place of those of the same name; calls in work end on those.
	 */
	public void replace(Map<String, OutsideSystem> fresh) {
		this.systems.putAll(fresh);
	}

	/**
	 * Returns how each configured system fares, by name.
	 */
	public List<SystemStatus> all() {
		return this.systems.values().stream().map(Systems::status).toList();
	}

	/**
	 * Tells whether a system is configured and its connector has the operation; for
	 * preconditions of flows that are of no use without.
	 */
	public boolean offers(String system, String operation) {
		return find(system).filter((found) -> found.connector().operations().containsKey(operation)).isPresent();
	}

	/**
	 * Returns the system, ready to be called.
	 * @throws HubException unavailable if it is not configured: flows wait until it is
	 */
	public OutsideSystem get(String name) {
		return find(name).orElseThrow(() -> new HubException(
				new Failure(FailureClass.UNAVAILABLE, "system %s is not configured".formatted(name),
						"Set serai.systems.%s.connector and .url in config/application.yaml and start the hub again."
							.formatted(name),
						name, null, null, null, false)));
	}

	/** Makes every operation of every system ready to be called. */
	public void prepare() {
		this.systems.values().forEach(OutsideSystem::prepare);
	}

	public Optional<OutsideSystem> find(String name) {
		return Optional.ofNullable(this.systems.get(name));
	}

	private static SystemStatus status(OutsideSystem system) {
		Optional<Duration> throttled = system.governor().paused();
		Optional<Duration> shut = system.entrance().shutFor();
		Map<String, Duration> refused = shut.isPresent() ? Map.of() : system.entrance().refused();
		Optional<Duration> refusing = shut.or(() -> refused.values().stream().min(Comparator.naturalOrder()));
		SystemStatus.Health health = switch (system.breaker().getState()) {
			case OPEN, FORCED_OPEN -> SystemStatus.Health.DOWN;
			case HALF_OPEN -> SystemStatus.Health.PROBING;
			default -> refusing.isPresent() ? SystemStatus.Health.REFUSING
					: throttled.isPresent() ? SystemStatus.Health.PAUSED : SystemStatus.Health.UP;
		};
		return new SystemStatus(system.name(), system.connector().name(), system.connector().title(), health,
				refusing.or(() -> throttled).orElse(null), List.copyOf(refused.keySet()));
	}

}
