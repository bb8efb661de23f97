package io.serai.validate;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The systems that flows speak to, each with the flows that wait while it is not in the
 * settings.
 */
final class NamedSystems {

	private final Map<String, Map<YamlText, String>> places = new TreeMap<>();

	private final Set<String> all = new LinkedHashSet<>();

	/**
	 * @param at the place in the file that names it
	 * @param silent whether the flow does not wait for it, or that has been told
	 */
	void add(YamlText file, String at, String system, boolean silent) {
		this.all.add(system);
		if (!silent) {
			this.places.computeIfAbsent(system, (name) -> new LinkedHashMap<>()).putIfAbsent(file, at);
		}
	}

	Set<String> all() {
		return this.all;
	}

	/** Notes each system that some flow waits for, at the first flow that does. */
	void noteWaiting(SystemOperations operations) {
		this.places.forEach((system, flows) -> {
			if (operations.isWaiting(system)) {
				Map.Entry<YamlText, String> first = flows.entrySet().iterator().next();
				int others = flows.size() - 1;
				first.getKey()
					.note(first.getValue(),
							"the system '%s' is not in the settings; this flow%s it and lose%s nothing".formatted(
									system, (others == 0) ? " waits for" : " and %d more wait for".formatted(others),
									(others == 0) ? "s" : ""),
							"Add serai.systems.%s to config/application.yaml when it is to work".formatted(system));
			}
		});
	}

}
