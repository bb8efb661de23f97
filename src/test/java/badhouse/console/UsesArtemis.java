package badhouse.console;

import org.apache.activemq.artemis.api.core.client.ServerLocator;

public record UsesArtemis(ServerLocator locator) {
}
