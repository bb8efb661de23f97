package io.serai.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.serai.mapping.BrokenFilesException;
import io.serai.system.kamelet.ConnectorTemplates;
import io.serai.system.outside.OutsideSystem;
import io.serai.system.outside.SystemStatus;
import io.serai.system.outside.Systems;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;

/**
 * Reads one connector again while the hub runs. Calls in work end on the connector that
 * they began with; a system that is swapped signs in again.
 */
public final class ConnectorReload {

	private final Systems systems;

	private final SystemAssembly assembly;

	private final ConnectorTemplates templates;

	private final CamelContext camel;

	private int generation;

	ConnectorReload(Systems systems, SystemAssembly assembly, ConnectorTemplates templates, CamelContext camel) {
		this.systems = systems;
		this.assembly = assembly;
		this.templates = templates;
		this.camel = camel;
	}

	/**
	 * Puts the connector in force in every system that uses it.
	 * @param connector name of its folder
	 * @throws BrokenFilesException if it cannot be used, or lacks what a flow that runs
	 * calls; the old one stays
	 */
	public synchronized void reload(String connector) {
		Map<String, SystemPlans.Plan> plans = this.assembly.plans(connector);
		refuseWhatFlowsMiss(connector, plans);
		this.templates.reload(this.camel, connector);
		this.generation++;
		Map<String, OutsideSystem> fresh = this.assembly.systems(plans, "-g" + this.generation);
		try {
			fresh.values().forEach(OutsideSystem::prepare);
		}
		catch (RuntimeCamelException | IllegalArgumentException ex) {
			throw new BrokenFilesException(
					List.of("connectors/%s: a kamelet cannot be run: %s".formatted(connector, ex.getMessage())));
		}
		this.systems.replace(fresh);
	}

	/**
	 * Returns which connector plays each system.
	 */
	public Map<String, String> connectorBySystem() {
		return this.systems.all()
			.stream()
			.collect(Collectors.toUnmodifiableMap(SystemStatus::name, SystemStatus::connector));
	}

	private void refuseWhatFlowsMiss(String connector, Map<String, SystemPlans.Plan> plans) {
		List<String> problems = new ArrayList<>();
		plans.forEach((system, plan) -> FlowsInUse.missing(this.camel, system, plan.connector())
			.forEach((flow, missing) -> problems.add(
					"connectors/%s/connector.yaml: operations: '%s' is gone, but the flow '%s' calls it; bring it back, or change the flow too"
						.formatted(connector, missing.operation(), flow))));
		if (!problems.isEmpty()) {
			throw new BrokenFilesException(problems);
		}
	}

}
