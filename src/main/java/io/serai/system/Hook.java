package io.serai.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.serai.system.connector.HookEvent;
import io.serai.system.connector.HookSpec;
import org.jspecify.annotations.Nullable;

/**
 * The way in of one system's events.
 *
 * @param system its name
 * @param spec what its connector says of them
 * @param credentials what the installation says, by the name that the recipe gives it
 */
public record Hook(String system, HookSpec spec, Function<String, @Nullable String> credentials) {

	/** Returns a credential; empty if it is not set. */
	public Optional<String> credential(String name) {
		return Optional.ofNullable(this.credentials.apply(name)).filter((text) -> !text.isBlank());
	}

	/** Returns the environment variable of a credential. */
	public String variable(String name) {
		return SystemSetting.variable(this.system, name);
	}

	/**
	 * Returns what the event, or each event of a list, is about; those that no rule fits
	 * are left out.
	 * @param event one event, or a JSON array of them
	 * @throws IllegalArgumentException if a rule fits and the object is not named
	 */
	public List<Change> changes(HookEvent event) {
		List<Change> changes = new ArrayList<>();
		if (event.json() instanceof ArrayNode several) {
			for (JsonNode one : several) {
				change(new HookEvent(one, event.headers(), event.query())).ifPresent(changes::add);
			}
		}
		else {
			change(event).ifPresent(changes::add);
		}
		return changes;
	}

	/** Tells whether some of its events are about that poll's records. */
	public boolean tells(String operation) {
		return this.spec.tells(operation);
	}

	private Optional<Change> change(HookEvent event) {
		return this.spec.events().stream().filter((rule) -> rule.fits(event)).findFirst().map((rule) -> {
			String object = event.part(rule.key())
				.orElseThrow(() -> new IllegalArgumentException("the event names no object at " + rule.key()));
			return new Change(rule.reads(), object, rule.id(event));
		});
	}

	@Override
	public String toString() {
		return "Hook[system=" + this.system + "]";
	}

	/**
	 * What an event is about.
	 *
	 * @param reads the poll whose records it is about
	 * @param object what the system calls the object
	 * @param id what tells the event from every other; empty if nothing declared does
	 */
	public record Change(String reads, String object, Optional<String> id) {
	}

}
