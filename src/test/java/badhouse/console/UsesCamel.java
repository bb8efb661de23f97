package badhouse.console;

import org.apache.camel.CamelContext;

public record UsesCamel(CamelContext camel) {
}
