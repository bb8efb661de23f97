package io.serai;

import java.time.Clock;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/**
 * Starts the hub: the engine in this jar, the product in {@code routes/},
 * {@code connectors/} and {@code mappings/} beside it.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Serai {

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

	public static void main(String[] args) {
		SpringApplication.run(Serai.class, args);
	}

}
