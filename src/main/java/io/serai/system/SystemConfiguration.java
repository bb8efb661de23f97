package io.serai.system;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.serai.access.KeyedMark;
import io.serai.canonical.RecordValidator;
import io.serai.mapping.Mappings;
import io.serai.system.connector.Limits;
import io.serai.system.kamelet.ConnectorTemplates;
import io.serai.system.kamelet.KameletCalls;
import io.serai.system.listing.ConnectorListings;
import io.serai.system.listing.Listings;
import io.serai.system.listing.Masks;
import io.serai.system.outside.Entrance;
import io.serai.system.outside.Governor;
import io.serai.system.outside.OutsideSystem;
import io.serai.system.outside.Systems;
import io.serai.system.poll.Poll;
import io.serai.system.poll.PollPositions;
import io.serai.system.signin.SignIn;
import io.serai.system.verdict.FailureClassifier;
import io.serai.system.write.OnceOnlyMarks;
import org.apache.camel.CamelContext;
import org.springframework.beans.factory.ObjectProvider;
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
	SystemAssembly systemAssembly(Environment environment, SystemSettings settings, Mappings mappings,
			List<SignIn> recipes, CamelContext camel, Clock clock) {
		return new SystemAssembly(environment, settings, mappings, recipes, camel.createProducerTemplate(), clock);
	}

	@Bean
	Systems systems(SystemAssembly assembly) {
		return new Systems(assembly.systems(assembly.plans(), ""));
	}

	@Bean
	ConnectorReload connectorReload(Systems systems, SystemAssembly assembly, ConnectorTemplates templates,
			CamelContext camel) {
		return new ConnectorReload(systems, assembly, templates, camel);
	}

	static Path folder(Environment environment) {
		return Path.of(environment.getRequiredProperty("serai.home"), "connectors").toAbsolutePath().normalize();
	}

	static OutsideSystem system(String name, SystemPlans.Plan plan, KameletCalls calls, SystemSettings settings,
			Mappings mappings, Clock clock, LongSupplier nanoTime) {
		Limits limits = ((plan.connector().limits() != null) ? plan.connector().limits() : Limits.NONE)
			.with(plan.setting().limits());
		OutsideSystem.Parts parts = new OutsideSystem.Parts(plan.url(), calls,
				new Governor(limits, settings.maxWait(), System::nanoTime),
				breaker(name, settings.breaker(), System::nanoTime), settings.breaker().rest(),
				new FailureClassifier(plan.connector().failures(), plan.zone(), clock), settings.rateLimitedPause(),
				clock);
		return new OutsideSystem(name, plan.connector(), parts, new Entrance.Parts(plan.signIn(), plan.credentials(),
				mappings, plan.options(), plan.url(), clock, nanoTime, settings.refusedPause()));
	}

	@Bean
	Hooks hooks(Environment environment, Systems systems, CamelContext camel) {
		Map<String, Hook> hooks = new TreeMap<>();
		configured(environment).forEach((name, setting) -> systems.find(name)
			.flatMap(OutsideSystem::hook)
			.ifPresent((spec) -> hooks.put(name, new Hook(name, spec, setting::credential))));
		return new Hooks(hooks, camel);
	}

	@Bean
	Poll.Parts pollParts(Systems systems, JdbcTemplate jdbc, Mappings mappings, RecordValidator validator,
			Clock clock) {
		return new Poll.Parts(systems, new PollPositions(jdbc, clock), mappings, validator, clock);
	}

	@Bean
	Listings listings(Systems systems, Mappings mappings, RecordValidator validator, ObjectProvider<KeyedMark> mark) {
		return new ConnectorListings(systems, mappings, validator, new Masks((text) -> mark.getObject().of(text)));
	}

	@Bean
	OnceOnlyMarks onceOnlyMarks(JdbcTemplate jdbc, Clock clock) {
		return new OnceOnlyMarks(jdbc, clock);
	}

	static CircuitBreaker breaker(String name, SystemSettings.Breaker settings, LongSupplier nanoTime) {
		return CircuitBreaker.of(name,
				CircuitBreakerConfig.custom()
					.slidingWindowSize(settings.calls())
					.minimumNumberOfCalls(settings.calls())
					.failureRateThreshold(settings.failedPercent())
					.waitDurationInOpenState(settings.rest())
					.permittedNumberOfCallsInHalfOpenState(1)
					.clock(new SteadyClock(nanoTime))
					.build());
	}

	static Map<String, SystemSetting> configured(Environment environment) {
		return Binder.get(environment)
			.bind("serai.systems", Bindable.mapOf(String.class, SystemSetting.class))
			.orElseGet(Map::of);
	}

}
