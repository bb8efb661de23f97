package io.serai.system;

import java.util.Map;

import io.serai.crossref.CrossReference;
import io.serai.mapping.Mappings;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.springframework.stereotype.Component;

/**
 * The Camel component {@code system:NAME/OPERATION}. {@code to:} calls the operation of
 * the system; {@code from:} polls it.
 */
@Component("system")
final class SystemComponent extends DefaultComponent {

	private final Systems systems;

	private final CrossReference crossReference;

	private final Mappings mappings;

	SystemComponent(Systems systems, CrossReference crossReference, Mappings mappings) {
		this.systems = systems;
		this.crossReference = crossReference;
		this.mappings = mappings;
	}

	@Override
	protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
		String[] parts = remaining.split("/", -1);
		if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
			throw new IllegalArgumentException(
					"'system:%s' names no system and operation; write system:NAME/OPERATION, e.g. system:erp/save-order"
						.formatted(remaining));
		}
		this.systems.find(parts[0]).ifPresent((system) -> check(system, parts[1]));
		return new SystemEndpoint(uri, this, parts[0], parts[1]);
	}

	Systems systems() {
		return this.systems;
	}

	CrossReference crossReference() {
		return this.crossReference;
	}

	Mappings mappings() {
		return this.mappings;
	}

	private static void check(OutsideSystem system, String operation) {
		if (!system.connector().operations().containsKey(operation)) {
			throw new IllegalArgumentException("system %s (connector %s) has no operation '%s'; it has %s".formatted(
					system.name(), system.connector().name(), operation,
					system.connector().operations().keySet().stream().sorted().toList()));
		}
	}

}
