package io.serai.system;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.canonical.CanonicalJson;
import io.serai.failure.Failure;
import io.serai.failure.HubException;
import io.serai.mapping.Mappings;
import io.serai.system.call.Answer;
import io.serai.system.call.Call;
import io.serai.system.connector.ConnectorFolder;
import io.serai.system.connector.ConnectorRules;
import io.serai.system.folder.FolderComponent;
import io.serai.system.kamelet.ConnectorTemplates;
import io.serai.system.kamelet.HubHeaderFilter;
import io.serai.system.kamelet.KameletCalls;
import io.serai.system.mail.MailComponent;
import io.serai.system.outside.OutsideSystem;
import io.serai.system.outside.Systems;
import io.serai.system.signin.SignIn;
import io.serai.system.signin.SignInRecipes;
import io.serai.system.table.TableComponent;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Systems with connectors of a test's own, spoken to as the hub does; no broker, no
 * database, no Spring.
 */
public final class ConnectorBed implements AutoCloseable {

	private final CamelContext camel = new DefaultCamelContext();

	private final Systems systems;

	private final Map<String, OutsideSystem> all = new TreeMap<>();

	private final SystemPlans plans;

	private final Mappings mappings;

	private final SystemSettings limits;

	private final ProducerTemplate template;

	private final StillClock clock;

	/**
	 * Starts the systems.
	 * @param settings below {@code serai.systems.}
	 */
	public ConnectorBed(Path home, Map<String, String> settings, StillClock clock) throws Exception {
		MockEnvironment environment = new MockEnvironment().withProperty("serai.home", home.toString());
		settings.forEach((name, value) -> environment.setProperty("serai.systems." + name, value));
		List<SignIn> recipes = SignInRecipes.withoutContext().toList();
		this.clock = clock;
		this.limits = new SystemSettings(Duration.ofSeconds(1), Duration.ofSeconds(2), DataSize.ofMegabytes(10),
				Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(1),
				new SystemSettings.Breaker(1000, 80, Duration.ofSeconds(5)));
		this.camel.getRegistry().bind("hubHeaderFilter", new HubHeaderFilter());
		this.camel.addComponent("folder", new FolderComponent());
		this.camel.addComponent("mail", new MailComponent(clock));
		this.camel.addComponent("table", new TableComponent(Duration.ofSeconds(1)));
		this.mappings = new Mappings(home.resolve("mappings"));
		this.plans = new SystemPlans(
				new ConnectorFolder(home.resolve("connectors"), new ConnectorRules(this.mappings.names())), recipes)
			.check(SystemConfiguration.configured(environment));
		this.template = this.camel.createProducerTemplate();
		this.plans.all().keySet().forEach((name) -> this.all.put(name, fresh(name, name)));
		this.systems = new Systems(this.all);
		new HttpBorder(this.limits, new ConnectorTemplates(home.toString()),
				new StaticListableBeanFactory(Map.of("systems", this.systems)).getBeanProvider(Systems.class))
			.beforeApplicationStart(this.camel);
		this.camel.start();
	}

	/** Returns a system as configured that nobody has spoken to yet. */
	OutsideSystem fresh(String configured, String name) {
		SystemPlans.Plan plan = this.plans.all().get(configured);
		return SystemConfiguration.system(name, plan,
				new KameletCalls(configured, plan.connector().name(), plan.parameters(), this.template), this.limits,
				this.mappings, this.clock, this.clock::nanoTime);
	}

	public Mappings mappings() {
		return this.mappings;
	}

	public Systems systems() {
		return this.systems;
	}

	Answer call(String system, String operation, String body) {
		JsonNode json = CanonicalJson.readTree(body.getBytes(StandardCharsets.UTF_8));
		return this.systems.get(system).call(operation, new Call(json, Map.of()));
	}

	Failure fail(String system, String operation) {
		return catchThrowableOfType(HubException.class, () -> call(system, operation, "{}")).failure();
	}

	@Override
	public void close() {
		this.camel.stop();
	}

}
