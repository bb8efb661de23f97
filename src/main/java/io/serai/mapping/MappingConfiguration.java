package io.serai.mapping;

import java.nio.file.Path;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Reads {@code mappings/} beside the launcher.
 */
@Configuration(proxyBeanMethods = false)
class MappingConfiguration {

	@Bean
	Mappings mappings(@Value("${serai.home}") String home, ObjectProvider<CodeLookup> codes) {
		return new Mappings(Path.of(home, "mappings"), codes.getIfAvailable(() -> CodeLookup.NONE));
	}

}
