package io.serai.system;

import java.util.Map;
import java.util.Set;

import io.serai.system.connector.ConnectorFolder;
import io.serai.system.connector.ConnectorRules;
import io.serai.system.connector.HookSpec;
import org.apache.camel.CamelContext;

/**
 * Makes what only the settings of an installation make otherwise.
 */
public final class TestHooks {

	private TestHooks() {
	}

	/** Returns the ways in of those systems. */
	public static Hooks of(Map<String, Hook> hooks, CamelContext camel) {
		return new Hooks(hooks, camel);
	}

	/** Returns what a connector of the product says of its events, with these options. */
	public static HookSpec spec(String connector, Map<String, String> options) {
		Set<String> mappings = Set.of(Kit.PROJECT.resolve("mappings").toFile().list());
		return new ConnectorFolder(Kit.PROJECT.resolve("connectors"), new ConnectorRules(mappings)).read(connector)
			.hook()
			.filled(options);
	}

}
