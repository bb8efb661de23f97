package io.serai.reload;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.serai.system.Reloading;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Remembers, for the console, what could not be put in force.
 */
@Component
@ConditionalOnProperty("serai.reload.enabled")
final class RefusedChanges implements Reloading {

	private final Clock clock;

	private final Map<String, Refused> refused = new ConcurrentHashMap<>();

	RefusedChanges(Clock clock) {
		this.clock = clock;
	}

	@Override
	public List<Refused> refused() {
		return this.refused.values().stream().sorted(Comparator.comparing(Refused::at)).toList();
	}

	void refuse(String what, String name, String problem) {
		this.refused.put(what + "/" + name, new Refused(what, name, problem, this.clock.instant()));
	}

	void inForce(String what, String name) {
		this.refused.remove(what + "/" + name);
	}

}
