package io.serai.system;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.serai.mapping.Mappings;
import io.serai.system.connector.ConnectorFolder;
import io.serai.system.connector.ConnectorRules;
import io.serai.system.kamelet.KameletCalls;
import io.serai.system.outside.OutsideSystem;
import io.serai.system.signin.SignIn;
import org.apache.camel.ProducerTemplate;

import org.springframework.core.env.Environment;

/**
 * Makes systems of connectors and settings, at start and again when a connector changes.
 */
final class SystemAssembly {

	private final Environment environment;

	private final SystemSettings settings;

	private final Mappings mappings;

	private final List<SignIn> recipes;

	private final ProducerTemplate template;

	private final Clock clock;

	SystemAssembly(Environment environment, SystemSettings settings, Mappings mappings, List<SignIn> recipes,
			ProducerTemplate template, Clock clock) {
		this.environment = environment;
		this.settings = settings;
		this.mappings = mappings;
		this.recipes = recipes;
		this.template = template;
		this.clock = clock;
	}

	/**
	 * Reads connectors and settings.
	 * @throws io.serai.mapping.BrokenFilesException with everything that is wrong
	 */
	Map<String, SystemPlans.Plan> plans() {
		return reading().check(SystemConfiguration.configured(this.environment)).all();
	}

	/**
	 * Reads one connector and the settings of the systems that use it.
	 * @throws io.serai.mapping.BrokenFilesException with everything that is wrong
	 */
	Map<String, SystemPlans.Plan> plans(String connector) {
		return reading().checkOnly(connector, SystemConfiguration.configured(this.environment)).all();
	}

	private SystemPlans reading() {
		return new SystemPlans(new ConnectorFolder(SystemConfiguration.folder(this.environment),
				new ConnectorRules(this.mappings.names())), this.recipes);
	}

	/**
	 * Returns the systems, by name.
	 * @param generation tells their kamelets from those of systems that they replace
	 */
	Map<String, OutsideSystem> systems(Map<String, SystemPlans.Plan> plans, String generation) {
		Map<String, OutsideSystem> systems = new TreeMap<>();
		plans.forEach((name, plan) -> systems.put(name,
				SystemConfiguration.system(name, plan,
						new KameletCalls(name, plan.connector().name(), plan.parameters(), this.template, generation),
						this.settings, this.mappings, this.clock, System::nanoTime)));
		return systems;
	}

}
