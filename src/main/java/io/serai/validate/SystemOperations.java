package io.serai.validate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Which operations the connectors offer, and which connector each configured system uses.
 */
final class SystemOperations {

	private final Map<String, Set<String>> operationsByConnector = new TreeMap<>();

	private final Map<String, Set<String>> pollsByConnector = new TreeMap<>();

	private final Map<String, Set<String>> toldByConnector = new TreeMap<>();

	private final Map<String, String> connectorBySystem;

	/**
	 * @param connectorBySystem from the settings {@code serai.systems.NAME.connector}
	 */
	SystemOperations(Map<String, String> connectorBySystem) {
		this.connectorBySystem = Map.copyOf(connectorBySystem);
	}

	/**
	 * @param operations as {@code connector.yaml} says them
	 * @param hook as it says how the platform tells of events; missing if it does not
	 */
	void add(String connector, JsonNode operations, JsonNode hook) {
		Set<String> told = this.toldByConnector.computeIfAbsent(connector, (name) -> new TreeSet<>());
		hook.path("events").forEach((rule) -> told.add(rule.path("reads").asText()));
		Set<String> all = this.operationsByConnector.computeIfAbsent(connector, (name) -> new TreeSet<>());
		Set<String> polls = this.pollsByConnector.computeIfAbsent(connector, (name) -> new TreeSet<>());
		operations.properties().forEach((operation) -> {
			all.add(operation.getKey());
			if (operation.getValue().has("items") && operation.getValue().has("record")) {
				polls.add(operation.getKey());
			}
		});
	}

	/**
	 * Returns what is wrong with an address that a flow polls.
	 */
	Optional<String> checkPoll(String address) {
		return check(address).or(() -> {
			String[] parts = address.split("/", -1);
			return offered(parts[0], this.pollsByConnector).contains(parts[1]) ? Optional.empty()
					: Optional.of("the operation '%s' cannot be polled".formatted(parts[1]));
		});
	}

	/**
	 * Returns what is wrong with an address whose flow is told by events what changed.
	 * @param anywhere whether it is enough that some connector has such events, since the
	 * flow starts only with one
	 */
	Optional<String> checkHook(String address, boolean anywhere) {
		String[] parts = address.split("/", -1);
		Set<String> told = anywhere ? offered("", this.toldByConnector) : offered(parts[0], this.toldByConnector);
		return told.contains(parts[1]) ? Optional.empty()
				: Optional.of("no event tells '%s' of the system '%s'".formatted(parts[1], parts[0]));
	}

	/**
	 * Returns how to mend an address that {@link #checkPoll} refused.
	 */
	String remedyOfPoll(String address) {
		return check(address).isPresent() ? remedy(address)
				: "Use one of %s, or give the operation items:, record: and mapping: in connector.yaml"
					.formatted(offered(address.replaceFirst("/.*", ""), this.pollsByConnector));
	}

	/**
	 * Tells whether a flow that names the system waits for it: others are in the
	 * settings, this one is not. While none is, nobody has begun to configure, and
	 * nothing is to be said.
	 */
	boolean isWaiting(String system) {
		return !this.connectorBySystem.isEmpty() && !this.connectorBySystem.containsKey(system);
	}

	/**
	 * Returns the names of the systems in the settings.
	 */
	Set<String> configured() {
		return this.connectorBySystem.keySet();
	}

	/**
	 * Returns what is wrong with an address. A system that is not in the settings is no
	 * fault, since its flow waits for it, unless the name is a slip of one that is.
	 * @param address system and operation, e.g. {@code erp/save-order}
	 */
	Optional<String> check(String address) {
		List<String> parts = List.of(address.split("/", -1));
		if (parts.size() != 2) {
			return Optional.of("'system:%s' does not name a system and an operation".formatted(address));
		}
		String system = parts.getFirst();
		if (meant(system).isPresent()) {
			return Optional.of("there is no system '%s' in the settings".formatted(system));
		}
		return offered(system).contains(parts.getLast()) ? Optional.empty()
				: Optional.of("no operation '%s' for the system '%s'".formatted(parts.getLast(), system));
	}

	/**
	 * Returns what is wrong with an address in a flow that starts only where the
	 * operation is offered: no connector at all has it.
	 */
	Optional<String> checkAnywhere(String address) {
		String operation = address.substring(address.indexOf('/') + 1);
		return this.operationsByConnector.values().stream().anyMatch((offered) -> offered.contains(operation))
				? Optional.empty() : Optional.of("no connector has an operation '%s'".formatted(operation));
	}

	/**
	 * Returns how to mend an address that {@link #check} refused.
	 */
	String remedy(String address) {
		String system = address.replaceFirst("/.*", "");
		Optional<String> meant = meant(system);
		if (meant.isPresent()) {
			return "Did you mean '%s'? Otherwise add serai.systems.%s to config/application.yaml".formatted(meant.get(),
					system);
		}
		return "Write system:<name>/<operation> with one of %s, or add the operation to the connector"
			.formatted(offered(system));
	}

	private Optional<String> meant(String system) {
		return isWaiting(system)
				? configured().stream().filter((known) -> Names.isSlip(system, known)).sorted().findFirst()
				: Optional.empty();
	}

	private Set<String> offered(String system) {
		return offered(system, this.operationsByConnector);
	}

	private Set<String> offered(String system, Map<String, Set<String>> byConnector) {
		String connector = this.connectorBySystem.get(system);
		// A connector that is not there has been told at the setting that names it.
		if (connector != null && byConnector.containsKey(connector)) {
			return byConnector.getOrDefault(connector, Set.of());
		}
		Set<String> all = new TreeSet<>();
		byConnector.values().forEach(all::addAll);
		return all;
	}

}
