package io.serai.demo;

import java.time.Clock;

import io.serai.access.ClientAdministration;

import org.springframework.boot.ApplicationArguments;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * The simulated systems and whoever sends orders, in profile {@code demo} only.
 */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoConfiguration {

	@Bean
	SimulatedSystems simulatedSystems(DemoSettings settings, Clock clock) {
		return new SimulatedSystems(settings, clock);
	}

	@Bean
	LoopbackMailServer simulatedMailServer(DemoSettings settings, SimulatedSystems systems) {
		return systems.serveMail(settings.silence(), new LoopbackMailServer.Door(settings.mailPort(),
				DemoCertificate.in(settings.folder(), settings.key()).server(), settings.key()));
	}

	@Bean
	DemoClients demoClients(ClientAdministration administration) {
		return new DemoClients(administration);
	}

	@Bean
	Demo demo(DemoSettings settings, SimulatedSystems systems, Clock clock, ApplicationArguments arguments,
			ConfigurableApplicationContext context, DemoClients clients) {
		return new Demo(settings, systems, clock, arguments, context, clients);
	}

}
