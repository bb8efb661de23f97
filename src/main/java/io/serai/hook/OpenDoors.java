package io.serai.hook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.serai.system.Hook;
import io.serai.system.Hooks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * The doors of the systems whose secrets an installation has set. Half of them set is a
 * mistake, and the hub does not start with it.
 */
@Component
public final class OpenDoors {

	private static final Logger log = LoggerFactory.getLogger(OpenDoors.class);

	private final Map<String, HookRecipe> recipes;

	private final Map<String, Hook> open = new TreeMap<>();

	OpenDoors(Hooks hooks, List<HookRecipe> recipes) {
		this.recipes = recipes.stream().collect(Collectors.toMap(HookRecipe::recipe, Function.identity()));
		List<String> problems = new ArrayList<>();
		hooks.all().forEach((hook) -> open(hook, problems));
		if (!problems.isEmpty()) {
			throw new IllegalStateException(String.join("; ", problems));
		}
		if (!this.open.isEmpty()) {
			log.info("events are taken at /hooks/NAME of systems={}", this.open.keySet());
		}
	}

	/** Returns the door of a system; empty if it has none. */
	Optional<Door> find(String system) {
		return Optional.ofNullable(this.open.get(system)).map((hook) -> new Door(hook, recipe(hook)));
	}

	/**
	 * Tells whether a system has a door and its connector says which events are about
	 * that poll's records; for preconditions of flows that are of no use without.
	 */
	public boolean tells(String system, String operation) {
		return Optional.ofNullable(this.open.get(system)).filter((hook) -> hook.tells(operation)).isPresent();
	}

	private HookRecipe recipe(Hook hook) {
		return Optional.ofNullable(this.recipes.get(hook.spec().recipe())).orElseThrow();
	}

	/** The id may be the sign-in's too, so it alone opens nothing. */
	private void open(Hook hook, List<String> problems) {
		HookRecipe recipe = recipe(hook);
		List<String> missing = recipe.needs(hook.spec())
			.stream()
			.filter((need) -> hook.credential(need).isEmpty())
			.sorted()
			.toList();
		boolean wanted = recipe.needs(hook.spec())
			.stream()
			.anyMatch((need) -> need.startsWith("hook") && hook.credential(need).isPresent());
		if (!wanted) {
			return;
		}
		missing.forEach(
				(need) -> problems.add("serai.systems.%s: its events need '%s' too; set it in the environment as %s"
					.formatted(hook.system(), need, hook.variable(need))));
		if (missing.isEmpty()) {
			check(hook, recipe, problems);
			this.open.put(hook.system(), hook);
		}
	}

	private static void check(Hook hook, HookRecipe recipe, List<String> problems) {
		try {
			recipe.check(hook);
		}
		catch (IllegalArgumentException ex) {
			problems
				.add("serai.systems.%s: a credential of its events is not of the form that %s gives it; copy it anew"
					.formatted(hook.system(), recipe.recipe()));
		}
	}

	/** A door that is open. */
	record Door(Hook hook, HookRecipe recipe) {
	}

}
