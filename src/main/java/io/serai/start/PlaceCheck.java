package io.serai.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Looks whether folder and port are free, and an external broker there, before anything
 * is touched: a hub that cannot stay must not migrate the database first.
 */
public final class PlaceCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	/**
	 * Looks.
	 * @throws StartRefusedException if the hub cannot start here
	 */
	@Override
	public void initialize(ConfigurableApplicationContext context) {
		Environment environment = context.getEnvironment();
		String broker = environment.getProperty("serai.broker.url", "");
		if (broker.isBlank()) {
			checkFolder(
					Path.of(environment.getRequiredProperty("serai.broker.directory")).toAbsolutePath().normalize());
		}
		BrokerReach.check(broker);
		checkPort(environment.getProperty("server.port", Integer.class, 8080),
				environment.getProperty("server.address"));
	}

	private static void checkFolder(Path directory) {
		try {
			Files.createDirectories(directory);
			Files.delete(Files.createTempFile(directory, "writable", null));
		}
		catch (IOException ex) {
			throw new StartRefusedException("The folder %s cannot be written to.".formatted(directory),
					"Give the user who starts the hub the right to write there, or set serai.home or "
							+ "serai.broker.directory, serai.database.url and logging.file.name to another place.");
		}
		if (Journal.isHeld(directory)) {
			throw new StartRefusedException(
					"Another hub is running with the data in %s.".formatted(directory.getParent()),
					"Stop it first, or start this one from a folder of its own: unpack the distribution a second time.");
		}
	}

	private static void checkPort(int port, @Nullable String address) {
		try (ServerSocket probe = new ServerSocket()) {
			probe.bind((address != null) ? new InetSocketAddress(InetAddress.getByName(address), port)
					: new InetSocketAddress(port));
		}
		catch (IOException ex) {
			throw new StartRefusedException(
					"The hub cannot listen on port %d%s: %s.".formatted(port, (address != null) ? " of " + address : "",
							ex.getMessage()),
					"Stop the program that uses it, or choose another: server.port (and server.address) in "
							+ "config/application.yaml, SERVER_PORT, or once ./serai run --server.port=8090");
		}
	}

}
