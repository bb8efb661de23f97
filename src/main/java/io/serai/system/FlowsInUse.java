package io.serai.system;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.serai.system.connector.Connector;
import io.serai.system.outside.OutsideSystem;
import io.serai.system.outside.Systems;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SendDefinition;
import org.apache.camel.spi.CamelContextCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Keeps a flow out that asks more of a system than its connector can do: whoever plays
 * the ERP, the other flows go on, and no file has to be deleted.
 */
@Component
public class FlowsInUse implements CamelContextCustomizer {

	private static final Logger log = LoggerFactory.getLogger(FlowsInUse.class);

	private static final String SCHEME = "system:";

	/** A flow that is told by events of the platform what changed. */
	private static final Pattern TOLD = Pattern.compile("[?&]hook=true(&|$)");

	private final ObjectProvider<Systems> systems;

	private final Map<String, Missing> notInUse = new ConcurrentSkipListMap<>();

	FlowsInUse(ObjectProvider<Systems> systems) {
		this.systems = systems;
	}

	@Override
	public void configure(CamelContext camel) {
		((ModelCamelContext) camel).setRouteFilter(this::isInUse);
	}

	/**
	 * Returns why flows are not in use, by flow.
	 */
	public Map<String, Missing> notInUse() {
		return Map.copyOf(this.notInUse);
	}

	/**
	 * Returns what the flows that run would miss if a connector played a system, by flow.
	 */
	static Map<String, Missing> missing(CamelContext camel, String system, Connector connector) {
		Map<String, Missing> missing = new TreeMap<>();
		((ModelCamelContext) camel).getRouteDefinitions()
			.stream()
			.filter((route) -> camel.getRoute(route.getId()) != null)
			.forEach((route) -> addresses(route).filter((address) -> address.startsWith(system + "/"))
				.flatMap((address) -> lacks(connector, address.split("[/?]", 3)[1], address).stream())
				.forEach((operation) -> missing.put(route.getId(), new Missing(system, connector.name(), operation))));
		return missing;
	}

	private boolean isInUse(RouteDefinition route) {
		Optional<Missing> missing = addresses(route).map(this::missing).flatMap(Optional::stream).findFirst();
		String id = String.valueOf(route.getId());
		missing.ifPresentOrElse((what) -> {
			this.notInUse.put(id, what);
			log.atWarn()
				.setMessage("Flow is not in use, the others run; let a connector play the system that can do it.")
				.addKeyValue("flow", id)
				.addKeyValue("system", what.system())
				.addKeyValue("connector", what.connector())
				.addKeyValue("missing_operation", what.operation())
				.log();
		}, () -> this.notInUse.remove(id));
		return missing.isEmpty();
	}

	private Optional<Missing> missing(String address) {
		List<String> parts = List.of(address.split("[/?]", 3));
		Systems all = this.systems.getIfAvailable();
		if (all == null || parts.size() < 2) {
			return Optional.empty();
		}
		return all.find(parts.get(0))
			.map(OutsideSystem::connector)
			.flatMap((connector) -> lacks(connector, parts.get(1), address)
				.map((operation) -> new Missing(parts.get(0), connector.name(), operation)));
	}

	private static Optional<String> lacks(Connector connector, String operation, String address) {
		if (!connector.operations().containsKey(operation)) {
			return Optional.of(operation);
		}
		boolean told = TOLD.matcher(address).find();
		return (told && (connector.hook() == null || !connector.hook().tells(operation)))
				? Optional.of("hook: " + operation) : Optional.empty();
	}

	private static Stream<String> addresses(RouteDefinition route) {
		Collection<SendDefinition> sends = ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(),
				SendDefinition.class);
		return Stream
			.concat(Stream.ofNullable(route.getEndpointUrl()), sends.stream().map((send) -> send.getEndpointUri()))
			.filter((uri) -> uri != null && uri.startsWith(SCHEME))
			.map((uri) -> uri.substring(SCHEME.length()).replaceFirst("^//", ""));
	}

	/**
	 * What a flow would need.
	 *
	 * @param system name of the system
	 * @param connector that plays it
	 * @param operation which the connector has not; {@code hook: OPERATION} if no event
	 * of the platform is about that poll
	 */
	public record Missing(String system, String connector, String operation) {
	}

}
