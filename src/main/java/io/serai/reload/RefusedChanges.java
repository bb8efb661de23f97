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

	/**
	 * Returns whether it was refused for the same before.
	 */
	boolean refuse(Change change, String problem) {
		Refused before = this.refused.get(key(change));
		if (before != null && before.problem().equals(problem)) {
			return true;
		}
		this.refused.put(key(change), new Refused(change.kind().word(), change.name(), problem, this.clock.instant()));
		return false;
	}

	void inForce(Change change) {
		this.refused.remove(key(change));
	}

	private static String key(Change change) {
		return change.kind() + "/" + change.name();
	}

}
