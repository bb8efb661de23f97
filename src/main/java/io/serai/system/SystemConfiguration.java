package io.serai.system;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.serai.canonical.RecordValidator;
import io.serai.mapping.Mappings;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Puts the configured systems together from {@code connectors/} and
 * {@code serai.systems.*}.
 */
@Configuration(proxyBeanMethods = false)
class SystemConfiguration {

	@Bean
	Systems systems(Environment environment, SystemSettings settings, Mappings mappings, List<SignIn> recipes,
			CamelContext camel, Clock clock) {
		Path folder = Path.of(environment.getRequiredProperty("serai.home"), "connectors").toAbsolutePath().normalize();
		ConnectorFolder connectors = new ConnectorFolder(folder, new ConnectorRules(mappings.names()));
		SystemPlans plans = new SystemPlans(connectors, recipes).check(configured(environment));
		ProducerTemplate template = camel.createProducerTemplate();
		Map<String, OutsideSystem> systems = new TreeMap<>();
		plans.all()
			.forEach((name, plan) -> systems.put(name,
					system(name, plan, new KameletCalls(name, plan.connector().name(), plan.parameters(), template),
							settings, mappings, clock)));
		return new Systems(systems);
	}

	static OutsideSystem system(String name, SystemPlans.Plan plan, KameletCalls calls, SystemSettings settings,
			Mappings mappings, Clock clock) {
		Limits limits = ((plan.connector().limits() != null) ? plan.connector().limits() : Limits.NONE)
			.with(plan.setting().limits());
		OutsideSystem.Parts parts = new OutsideSystem.Parts(plan.url(), calls,
				new Governor(limits, settings.maxWait(), System::nanoTime), breaker(name, settings.breaker()),
				settings.breaker().rest(), new FailureClassifier(plan.connector().failures(), plan.zone(), clock),
				settings.rateLimitedPause(), clock);
		return new OutsideSystem(name, plan.connector(), parts,
				new Entrance.Parts(plan.signIn(), plan.credentials(), mappings, plan.options(), plan.url(), clock));
	}

	@Bean
	Poll.Parts pollParts(Systems systems, JdbcTemplate jdbc, Mappings mappings, RecordValidator validator,
			Clock clock) {
		return new Poll.Parts(systems, new PollPositions(jdbc, clock), mappings, validator, clock);
	}

	@Bean
	OnceOnlyMarks onceOnlyMarks(JdbcTemplate jdbc, Clock clock) {
		return new OnceOnlyMarks(jdbc, clock);
	}

	static CircuitBreaker breaker(String name, SystemSettings.Breaker settings) {
		return CircuitBreaker.of(name,
				CircuitBreakerConfig.custom()
					.slidingWindowSize(settings.calls())
					.minimumNumberOfCalls(settings.calls())
					.failureRateThreshold(settings.failedPercent())
					.waitDurationInOpenState(settings.rest())
					.permittedNumberOfCallsInHalfOpenState(1)
					.build());
	}

	static Map<String, SystemSetting> configured(Environment environment) {
		return Binder.get(environment)
			.bind("serai.systems", Bindable.mapOf(String.class, SystemSetting.class))
			.orElseGet(Map::of);
	}

}
