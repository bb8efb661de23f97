package io.serai.system;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

import io.serai.failure.Meant;
import io.serai.mapping.BrokenFilesException;
import io.serai.system.connector.Connector;
import io.serai.system.connector.ConnectorFolder;
import io.serai.system.connector.Template;
import io.serai.system.signin.SignIn;
import org.jspecify.annotations.Nullable;

/**
 * Brings connectors and settings together and finds everything that is wrong with either
 * before anything starts.
 */
final class SystemPlans {

	private final ConnectorFolder folder;

	private final Map<String, SignIn> recipes = new HashMap<>();

	private final Map<String, Plan> plans = new TreeMap<>();

	SystemPlans(ConnectorFolder folder, List<SignIn> recipes) {
		this.folder = folder;
		recipes.forEach((recipe) -> this.recipes.put(recipe.recipe(), recipe));
	}

	/**
	 * Reads all connectors and plans each configured system. A system without a connector
	 * is one that nobody has chosen yet, and no error.
	 * @throws BrokenFilesException with every problem of every file and setting
	 */
	SystemPlans check(Map<String, SystemSetting> configured) {
		return check(this.folder.names(), configured);
	}

	/**
	 * Reads one connector and plans each system that uses it; others are left out.
	 * @throws BrokenFilesException as {@link #check}
	 */
	SystemPlans checkOnly(String connector, Map<String, SystemSetting> configured) {
		Map<String, SystemSetting> users = new TreeMap<>(configured);
		users.values().removeIf((setting) -> !connector.equals(setting.connector()));
		return check(this.folder.names().stream().filter(connector::equals).toList(), users);
	}

	private SystemPlans check(List<String> names, Map<String, SystemSetting> configured) {
		List<String> problems = new ArrayList<>();
		Map<String, Connector> connectors = new HashMap<>();
		for (String name : names) {
			try {
				connectors.put(name, this.folder.read(name));
			}
			catch (BrokenFilesException ex) {
				problems.addAll(ex.problems());
			}
		}
		configured.forEach((name, setting) -> plan(name, setting, connectors, problems));
		if (!problems.isEmpty()) {
			throw new BrokenFilesException(problems);
		}
		return this;
	}

	Map<String, Plan> all() {
		return this.plans;
	}

	private void plan(String name, SystemSetting setting, Map<String, Connector> connectors, List<String> problems) {
		if (isBlank(setting.connector())) {
			return;
		}
		String place = "settings: serai.systems." + name;
		Connector connector = connectors.get(setting.connector());
		if (connector == null) {
			if (!this.folder.names().contains(setting.connector())) {
				problems.add("%s.connector: there is no connector '%s'. %s".formatted(place, setting.connector(),
						Meant.instead(String.valueOf(setting.connector()), this.folder.names())));
			}
			return;
		}
		ConnectorCheck.wrongUrl(setting.url()).ifPresent((wrong) -> problems.add("%s.url: %s".formatted(place, wrong)));
		options(place, connector, setting, problems);
		try {
			plan(name, this.folder.read(connector.name(), setting.options()), setting, problems);
		}
		catch (BrokenFilesException ex) {
			ex.problems().forEach((problem) -> problems.add("%s.options: with them, %s".formatted(place, problem)));
		}
	}

	/** Plans a system with the connector as its options make it. */
	private void plan(String name, Connector connector, SystemSetting setting, List<String> problems) {
		SignIn signIn = Optional.ofNullable(this.recipes.get(connector.signIn().recipe())).orElseThrow();
		signIn.needs(connector.signIn())
			.stream()
			.filter((need) -> isBlank(setting.credential(need)))
			.sorted()
			.forEach((need) -> problems
				.add("settings: serai.systems.%s: the sign-in of %s needs '%s'; set it in the environment as %s"
					.formatted(name, connector.name(), need, SystemSetting.variable(name, need))));
		this.plans.put(name, new Plan(connector, setting, signIn));
	}

	private static void options(String place, Connector connector, SystemSetting setting, List<String> problems) {
		setting.options()
			.keySet()
			.stream()
			.filter((option) -> !connector.options().containsKey(option))
			.forEach((option) -> problems.add("%s.options.%s: connector %s has no such option. %s".formatted(place,
					option, connector.name(), Meant.instead(option, connector.options().keySet()))));
		connector.options().forEach((option, spec) -> {
			if (spec.byDefault() == null && !setting.options().containsKey(option)) {
				problems.add("%s.options.%s: is missing; set it: %s".formatted(place, option, spec.description()));
			}
		});
	}

	private static boolean isBlank(@Nullable String text) {
		return text == null || text.isBlank();
	}

	/** One system to be. */
	record Plan(Connector connector, SystemSetting setting, SignIn signIn) {

		/** What options may name in braces for kamelets that put them into an address. */
		private static final Map<String, String> OF_THE_CALL = Map.of("key", "${header.HubKeyEncoded}", "source",
				"${header.HubSource}", "id", "${header.HubExternalIdEncoded}", "orderKey",
				"${header.HubOrderKeyEncoded}", "since", "${header.HubSince}", "until", "${header.HubUntil}", "cursor",
				"${header.HubCursorEncoded}", "limit", "${header.HubLimit}", "version", "${header.HubVersionEncoded}");

		/** Returns what kamelets read as {@code {{name}}}. */
		Map<String, String> parameters() {
			Map<String, String> parameters = new TreeMap<>();
			parameters.put("url", url());
			options().forEach((option, text) -> parameters.put(option, Template.filled(text, OF_THE_CALL)));
			return parameters;
		}

		/** Returns the address, without a slash at its end. */
		String url() {
			return String.valueOf(this.setting.url()).replaceAll("/+$", "");
		}

		/** Returns the zone in which the system tells times and ends its days. */
		ZoneId zone() {
			String zone = (this.connector.time() != null) ? this.connector.time().zone() : null;
			return ZoneId.of(Template.filled((zone != null) ? zone : "UTC", options()));
		}

		/** Returns what the sign-in needs, by name. */
		Map<String, String> credentials() {
			Map<String, String> credentials = new TreeMap<>();
			this.signIn.needs(this.connector.signIn())
				.forEach((need) -> credentials.put(need, Objects.requireNonNull(this.setting.credential(need))));
			return credentials;
		}

		/** Returns the options in force: the installation's over the connector's. */
		Map<String, String> options() {
			Map<String, String> options = new TreeMap<>();
			this.connector.options().forEach((option, spec) -> {
				if (spec.byDefault() != null) {
					options.put(option, spec.byDefault());
				}
			});
			options.putAll(this.setting.options());
			return options;
		}

	}

}
