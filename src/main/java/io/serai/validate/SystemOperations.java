package io.serai.validate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which operations the connectors offer, and which connector each configured system uses.
 */
final class SystemOperations {

	private final Map<String, Set<String>> operationsByConnector = new TreeMap<>();

	private final Map<String, String> connectorBySystem;

	/**
	 * @param connectorBySystem from the settings {@code serai.systems.NAME.connector}
	 */
	SystemOperations(Map<String, String> connectorBySystem) {
		this.connectorBySystem = Map.copyOf(connectorBySystem);
	}

	void add(String connector, Iterable<String> operations) {
		operations.forEach(this.operationsByConnector.computeIfAbsent(connector, (name) -> new TreeSet<>())::add);
	}

	/**
	 * Returns what is wrong with an address. While no system is configured at all, any
	 * name of a system will do.
	 * @param address system and operation, e.g. {@code erp/save-order}
	 */
	Optional<String> check(String address) {
		List<String> parts = List.of(address.split("/", -1));
		if (parts.size() != 2) {
			return Optional.of("'system:%s' does not name a system and an operation".formatted(address));
		}
		String system = parts.getFirst();
		if (!this.connectorBySystem.isEmpty() && !this.connectorBySystem.containsKey(system)) {
			return Optional.of("there is no system '%s' in the settings".formatted(system));
		}
		return offered(system).contains(parts.getLast()) ? Optional.empty()
				: Optional.of("no operation '%s' for the system '%s'".formatted(parts.getLast(), system));
	}

	/**
	 * Returns how to mend an address that {@link #check} refused.
	 */
	String remedy(String address) {
		String system = address.replaceFirst("/.*", "");
		if (!this.connectorBySystem.isEmpty() && !this.connectorBySystem.containsKey(system)) {
			return "Use one of %s, or add serai.systems.%s to config/application.yaml"
				.formatted(new TreeSet<>(this.connectorBySystem.keySet()), system);
		}
		return "Write system:<name>/<operation> with one of %s, or add the operation to the connector"
			.formatted(offered(system));
	}

	private Set<String> offered(String system) {
		String connector = this.connectorBySystem.get(system);
		if (connector != null) {
			return this.operationsByConnector.getOrDefault(connector, Set.of());
		}
		Set<String> all = new TreeSet<>();
		this.operationsByConnector.values().forEach(all::addAll);
		return all;
	}

}
