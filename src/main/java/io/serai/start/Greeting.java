package io.serai.start;

import java.io.PrintStream;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Tells the terminal where the hub can be reached once it takes records, and that it has
 * ended in order. The log says neither as its last word.
 */
public final class Greeting implements ApplicationListener<ApplicationReadyEvent> {

	private final PrintStream terminal;

	/**
	 * Makes one for a terminal.
	 */
	public Greeting(PrintStream terminal) {
		this.terminal = terminal;
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		Environment environment = event.getApplicationContext().getEnvironment();
		if (!environment.acceptsProfiles(Profiles.of("demo"))) {
			this.terminal.println(welcome(environment));
		}
		SpringApplication.getShutdownHandlers()
			.add(() -> this.terminal.println("Serai has stopped. What it had accepted is on disk; nothing is lost."));
	}

	static String welcome(Environment environment) {
		String url = "%s://%s:%s".formatted(
				environment.getProperty("server.ssl.enabled", Boolean.class, false) ? "https" : "http",
				environment.getProperty("server.address", "localhost"), environment.getProperty("local.server.port"));
		return """

				  Serai is running. 驿站已启动。
				  Console 控制台   %1$s/console
				  API             %1$s/api/docs
				  Ctrl+C ends it.
				""".formatted(url);
	}

}
