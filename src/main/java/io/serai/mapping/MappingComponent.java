package io.serai.mapping;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.canonical.CanonicalJson;
import io.serai.canonical.CanonicalRecord;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.ProcessorEndpoint;
import org.springframework.stereotype.Component;

/**
 * The Camel component {@code mapping:NAME}: replaces the body (a canonical record, a JSON
 * tree, or JSON text or bytes) by what the mapping makes of it, a JSON tree.
 */
@Component("mapping")
final class MappingComponent extends DefaultComponent {

	private final Mappings mappings;

	MappingComponent(Mappings mappings) {
		this.mappings = mappings;
	}

	@Override
	protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
		if (!this.mappings.names().contains(remaining)) {
			throw new IllegalArgumentException(
					"no mapping '%s'; add mappings/%s/%s.jslt".formatted(remaining, remaining, remaining));
		}
		return new ProcessorEndpoint(uri, this,
				(exchange) -> exchange.getMessage().setBody(this.mappings.apply(remaining, tree(exchange), Map.of())));
	}

	private static JsonNode tree(Exchange exchange) {
		return switch (exchange.getMessage().getBody()) {
			case JsonNode json -> json;
			case CanonicalRecord record -> CanonicalJson.tree(record);
			case null -> CanonicalJson.mapper().missingNode();
			default -> CanonicalJson.readTree(exchange.getMessage().getBody(byte[].class));
		};
	}

}
