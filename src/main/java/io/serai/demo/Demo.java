package io.serai.demo;

import java.time.Clock;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Waits until the hub is ready, then either shows it off with a stream of orders or, with
 * {@code --verify}, proves it and ends the process: 0 if all is well, 1 if not.
 */
final class Demo implements ApplicationListener<ApplicationReadyEvent> {

	private final DemoSettings settings;

	private final SimulatedSystems systems;

	private final Clock clock;

	private final ApplicationArguments arguments;

	private final ConfigurableApplicationContext context;

	private final DemoClients clients;

	Demo(DemoSettings settings, SimulatedSystems systems, Clock clock, ApplicationArguments arguments,
			ConfigurableApplicationContext context, DemoClients clients) {
		this.settings = settings;
		this.systems = systems;
		this.clock = clock;
		this.arguments = arguments;
		this.context = context;
		this.clients = clients;
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		boolean verify = this.arguments.containsOption("verify");
		Thread.ofPlatform().name("demo").daemon(!verify).start(verify ? this::verify : this::show);
	}

	private void verify() {
		int exitCode = 1;
		try (HubClient hub = hub()) {
			awaitReady(hub);
			System.out.printf(
					"%nVerifying every flow, with %d orders and faults in every system; this takes a minute or two.%n",
					this.settings.orders());
			this.clients.admit(hub);
			VerificationReport report = new Verification(this.settings, this.systems, this.clock).run(hub);
			System.out.println(report.text());
			exitCode = report.isGood() ? 0 : 1;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (IllegalStateException ex) {
			System.out.println("The verification could not be done: " + ex.getMessage());
		}
		int code = exitCode;
		System.exit(SpringApplication.exit(this.context, () -> code));
	}

	private void show() {
		try (HubClient hub = hub()) {
			awaitReady(hub);
			System.out.println(WhereToLook.text(hubUrl(), this.settings, this.systems));
			new OrderStream(this.settings, hub, this.systems, this.clock).run();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private HubClient hub() {
		return new HubClient(hubUrl(), this.settings.key());
	}

	private String hubUrl() {
		return "http://127.0.0.1:" + this.context.getEnvironment().getRequiredProperty("local.server.port");
	}

	private static void awaitReady(HubClient hub) throws InterruptedException {
		while (!hub.isReady()) {
			Pause.millis(100);
		}
	}

}
