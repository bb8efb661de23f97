package io.serai;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;

import io.serai.validate.ValidateCommand;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.annotation.Bean;

/**
 * Starts the hub: the engine in this jar, the product in {@code routes/},
 * {@code connectors/} and {@code mappings/} beside it. With {@code validate} as first
 * argument it only checks the product.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Serai {

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

	public static void main(String[] args) {
		List<String> arguments = Arrays.asList(args);
		if (!arguments.isEmpty() && arguments.getFirst().equals("validate")) {
			LoggingSystem.get(Serai.class.getClassLoader()).beforeInitialize();
			System.exit(ValidateCommand.run(arguments.subList(1, arguments.size()), System.out));
		}
		SpringApplication.run(Serai.class, args);
	}

}
