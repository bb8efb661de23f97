package io.serai;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;

import io.serai.rehearsal.TestFlowCommand;
import io.serai.start.Greeting;
import io.serai.start.PlaceCheck;
import io.serai.validate.MapCommand;
import io.serai.validate.NewCommand;
import io.serai.validate.ValidateCommand;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.annotation.Bean;

/**
 * Starts the hub: the engine in this jar, the product in {@code routes/},
 * {@code connectors/} and {@code mappings/} beside it. With a developer's command as
 * first argument ({@code validate}, {@code map}, {@code test-flow}, {@code new}) it does
 * only that.
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
		String command = arguments.isEmpty() ? "" : arguments.getFirst();
		List<String> rest = arguments.stream().skip(1).toList();
		switch (command) {
			case "validate" -> offline(() -> ValidateCommand.run(rest, System.out));
			case "map" -> offline(() -> MapCommand.run(home(), rest, System.out, System.err));
			case "test-flow" -> System.exit(TestFlowCommand.run(Serai.class, home(), rest, System.out));
			case "new" -> offline(() -> NewCommand.run(home(), rest, System.out, System.err));
			default -> run(args);
		}
	}

	/**
	 * A hub that does not start ends at once: threads of the broker's client, which
	 * cannot be told to end, would hold the process for another minute.
	 */
	private static void run(String[] args) {
		SpringApplication hub = new SpringApplication(Serai.class);
		hub.addInitializers(new PlaceCheck());
		hub.addListeners(new Greeting(System.out));
		boolean started = false;
		try {
			hub.run(args);
			started = true;
		}
		finally {
			if (!started) {
				System.exit(1);
			}
		}
	}

	/** Spring's context would take seconds; these commands need none. */
	private static void offline(IntSupplier command) {
		LoggingSystem.get(Serai.class.getClassLoader()).beforeInitialize();
		System.exit(command.getAsInt());
	}

	private static Path home() {
		return Path.of(System.getProperty("serai.home", "."));
	}

}
