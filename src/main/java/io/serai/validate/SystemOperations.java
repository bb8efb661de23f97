package io.serai.validate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.failure.Meant;

/**
 * Which operations the connectors offer, and which connector each configured system uses.
 */
final class SystemOperations {

	private final Map<String, Offer> offers = new TreeMap<>();

	private final Map<String, String> connectorBySystem;

	/**
	 * @param connectorBySystem from the settings {@code serai.systems.NAME.connector}
	 */
	SystemOperations(Map<String, String> connectorBySystem) {
		this.connectorBySystem = Map.copyOf(connectorBySystem);
	}

	/**
	 * @param connector the content of a {@code connector.yaml}
	 */
	void add(JsonNode connector) {
		Offer offer = new Offer(connector.path("kind").asText(), new TreeSet<>(), new TreeMap<>(), new TreeSet<>());
		connector.path("hook").path("events").forEach((rule) -> offer.told().add(rule.path("reads").asText()));
		connector.path("operations").properties().forEach((operation) -> {
			offer.all().add(operation.getKey());
			if (operation.getValue().has("items") && operation.getValue().has("record")) {
				offer.polls().put(operation.getKey(), operation.getValue().path("record").asText());
			}
		});
		this.offers.put(connector.path("connector").asText(), offer);
	}

	/**
	 * Returns what is wrong with an address that a flow polls.
	 */
	Optional<String> checkPoll(String address) {
		return check(address).or(() -> {
			String[] parts = address.split("/", -1);
			return offered(parts[0], Offer::pollNames).contains(parts[1]) ? Optional.empty()
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
		Set<String> told = offered(anywhere ? "" : parts[0], Offer::told);
		return told.contains(parts[1]) ? Optional.empty()
				: Optional.of("no event tells '%s' of the system '%s'".formatted(parts[1], parts[0]));
	}

	/**
	 * Returns how to mend an address that {@link #checkPoll} refused.
	 */
	String remedyOfPoll(String address) {
		String[] parts = address.split("/", -1);
		return check(address).isPresent() ? remedy(address)
				: "%s. Otherwise give the operation items:, record: and mapping: in connector.yaml"
					.formatted(Meant.instead(parts[1], offered(parts[0], Offer::pollNames)));
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
		String[] parts = address.split("/", -1);
		if (parts.length != 2) {
			return Optional.of("'system:%s' does not name a system and an operation".formatted(address));
		}
		String system = parts[0];
		if (meant(system).isPresent()) {
			return Optional.of("there is no system '%s' in the settings".formatted(system));
		}
		return offered(system, Offer::all).contains(parts[1]) ? Optional.empty()
				: Optional.of("no operation '%s' for the system '%s'".formatted(parts[1], system));
	}

	/**
	 * Returns what is wrong with an address in a flow that starts only where the
	 * operation is offered: no connector at all has it.
	 */
	Optional<String> checkAnywhere(String address) {
		String operation = address.substring(address.indexOf('/') + 1);
		return offered("", Offer::all).contains(operation) ? Optional.empty()
				: Optional.of("no connector has an operation '%s'".formatted(operation));
	}

	/**
	 * Returns why the hub leaves a flow out that asks this of a system: its connector has
	 * it not, but another one of the kind of system has. So the name is no slip, the flow
	 * is meant for whom it fits, and the others go on.
	 * @param told whether the flow wants events of the platform that tell of the poll
	 */
	Optional<String> leftOut(String address, boolean told) {
		String[] parts = address.split("/", -1);
		String connector = this.connectorBySystem.getOrDefault(parts[0], "");
		Offer own = this.offers.get(connector);
		if (parts.length != 2 || own == null || !ofItsKind(own).contains(parts[1])) {
			return Optional.empty();
		}
		if (!own.all().contains(parts[1])) {
			return Optional.of("the connector '%s' of the system '%s' has no operation '%s'".formatted(connector,
					parts[0], parts[1]));
		}
		return (told && !own.told().contains(parts[1]) && offered("", Offer::told).contains(parts[1]))
				? Optional.of("the connector '%s' of the system '%s' has no event that tells '%s'".formatted(connector,
						parts[0], parts[1]))
				: Optional.empty();
	}

	/** Connectors without a kind play any: a plain table, a file. */
	private Set<String> ofItsKind(Offer own) {
		Set<String> known = new TreeSet<>();
		this.offers.values()
			.stream()
			.filter((other) -> own.kind().isEmpty() || other.kind().isEmpty() || other.kind().equals(own.kind()))
			.forEach((other) -> known.addAll(other.all()));
		return known;
	}

	/**
	 * Returns how to mend an address that {@link #check} refused.
	 */
	String remedy(String address) {
		String[] parts = address.split("/", -1);
		Optional<String> meant = meant(parts[0]);
		if (meant.isPresent()) {
			return "Did you mean '%s'? Otherwise add serai.systems.%s to config/application.yaml".formatted(meant.get(),
					parts[0]);
		}
		if (parts.length != 2) {
			return "Write system:<name>/<operation>, e.g. system:erp/save-order";
		}
		return "%s. Otherwise add the operation to the connector"
			.formatted(Meant.instead(parts[1], offered(parts[0], Offer::all)));
	}

	/**
	 * Returns which kind of record a system tells with a poll; empty if that is open,
	 * since no connector plays the system yet.
	 */
	Optional<String> recordOf(String system, String poll) {
		return Optional.ofNullable(this.offers.get(this.connectorBySystem.getOrDefault(system, "")))
			.map((offer) -> offer.polls().get(poll));
	}

	/**
	 * Returns the polls that tell a kind of record: of the connector that plays a system,
	 * or of any as long as none does.
	 */
	List<String> pollsOf(String system, String record) {
		Offer own = this.offers.get(this.connectorBySystem.getOrDefault(system, ""));
		return ((own != null) ? List.of(own) : this.offers.values()).stream()
			.flatMap((offer) -> offer.polls().entrySet().stream())
			.filter((poll) -> poll.getValue().equals(record))
			.map(Map.Entry::getKey)
			.distinct()
			.sorted()
			.toList();
	}

	private Optional<String> meant(String system) {
		return isWaiting(system)
				? configured().stream().filter((known) -> Names.isSlip(system, known)).sorted().findFirst()
				: Optional.empty();
	}

	private Set<String> offered(String system, Function<Offer, Set<String>> part) {
		Offer own = this.offers.get(this.connectorBySystem.getOrDefault(system, ""));
		// A connector that is not there has been told at the setting that names it.
		if (own != null) {
			return part.apply(own);
		}
		Set<String> all = new TreeSet<>();
		this.offers.values().forEach((offer) -> all.addAll(part.apply(offer)));
		return all;
	}

	/**
	 * What one connector can do.
	 *
	 * @param kind of system; empty if it plays any
	 * @param all its operations
	 * @param polls those that can be polled, with the record that each tells
	 * @param told the polls of which an event of the platform tells
	 */
	private record Offer(String kind, Set<String> all, Map<String, String> polls, Set<String> told) {

		Set<String> pollNames() {
			return this.polls.keySet();
		}

	}

}
