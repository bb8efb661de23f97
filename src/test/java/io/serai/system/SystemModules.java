package io.serai.system;

import java.time.Clock;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/**
 * The modules below and including {@code system}, without broker, doors and console: what
 * connectors are tested in.
 */
@EnableAutoConfiguration
@ComponentScan({ "io.serai.canonical", "io.serai.mapping", "io.serai.crossref", "io.serai.system" })
@ConfigurationPropertiesScan({ "io.serai.crossref", "io.serai.system" })
class SystemModules {

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

}
