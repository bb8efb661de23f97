package io.serai.system;

import java.util.Map;

import io.serai.system.outside.Systems;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.support.StaticListableBeanFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which flows are left out, whoever plays the shop.
 */
class FlowsInUseTests {

	private static final String CONNECTOR = """
			connector: %s
			title: A shop
			signIn: { recipe: none }
			operations:
			  read-order: { safety: safe }
			  changed-orders: { safety: safe, record: order, mapping: order-from-q, items: $.items, detail: read-order }
			  changed-refunds: { safety: safe, record: refund, mapping: order-from-q, items: $.items, detail: read-order }
			""";

	private final DefaultCamelContext camel = new DefaultCamelContext();

	private FlowsInUse flows;

	private ConnectorBed bed;

	@BeforeEach
	void start() throws Exception {
		Home home = Home.temporary()
			.file("mappings/order-from-q/order-from-q.jslt", ".")
			.file("connectors/told/connector.yaml", CONNECTOR.formatted("told") + """
					hook:
					  recipe: standard-webhooks
					  events: [ { reads: changed-orders, key: $.id } ]
					""")
			.file("connectors/silent/connector.yaml", CONNECTOR.formatted("silent"));
		for (String connector : new String[] { "told", "silent" }) {
			for (String operation : new String[] { "read-order", "changed-orders", "changed-refunds" }) {
				home.kamelet(connector, operation, "GET", "/x");
			}
		}
		this.bed = new ConnectorBed(home.folder(), Map.of("told.connector", "told", "told.url", "http://localhost:1",
				"silent.connector", "silent", "silent.url", "http://localhost:1"),
				new StillClock("2026-11-22T06:00:00Z"));
		this.flows = new FlowsInUse(
				new StaticListableBeanFactory(Map.of("systems", this.bed.systems())).getBeanProvider(Systems.class));
		this.camel.addComponent("system", new DirectComponent());
		this.flows.configure(this.camel);
	}

	@AfterEach
	void stop() {
		this.bed.close();
		this.camel.stop();
	}

	@Test
	void leavesOutAFlowThatWaitsForEventsThatItsConnectorDoesNotTell() throws Exception {
		add("orders-told", "told/changed-orders", true);
		add("refunds-told", "told/changed-refunds", true);
		add("orders-silent", "silent/changed-orders", true);

		assertThat(this.camel.getRouteDefinitions()).extracting((route) -> route.getId())
			.containsExactly("orders-told");
		assertThat(this.flows.notInUse()).containsOnly(
				Map.entry("refunds-told", new FlowsInUse.Missing("told", "told", "hook: changed-refunds")),
				Map.entry("orders-silent", new FlowsInUse.Missing("silent", "silent", "hook: changed-orders")));
	}

	@Test
	void keepsAFlowThatPollsAndLeavesOutOneWithoutItsOperation() throws Exception {
		add("orders-silent", "silent/changed-orders", false);
		add("stock-silent", "silent/changed-stock", false);
		add("stock-somewhere", "somewhere/changed-stock", false);

		assertThat(this.camel.getRouteDefinitions()).extracting((route) -> route.getId())
			.containsExactly("orders-silent", "stock-somewhere");
		assertThat(this.flows.notInUse())
			.containsOnly(Map.entry("stock-silent", new FlowsInUse.Missing("silent", "silent", "changed-stock")));
	}

	private void add(String flow, String address, boolean hook) throws Exception {
		PluginHelper.getRoutesLoader(this.camel).loadRoutes(ResourceHelper.fromString(flow + ".yaml", """
				- route:
				    id: %s
				    from:
				      uri: system:%s
				      parameters: { hook: %s }
				      steps:
				        - log: { message: x }
				""".formatted(flow, address, hook)));
	}

}
