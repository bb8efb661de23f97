package io.serai.access;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Lets somebody in at the very first start: makes the administrator {@code admin}, and
 * the API client of the settings if it is not there yet.
 */
@Component
class FirstStart implements SmartInitializingSingleton {

	private static final Logger log = LoggerFactory.getLogger(FirstStart.class);

	private static final String ADMINISTRATOR = "admin";

	private final Users users;

	private final ApiClients clients;

	private final AccessSettings settings;

	FirstStart(Users users, ApiClients clients, AccessSettings settings) {
		this.users = users;
		this.clients = clients;
		this.settings = settings;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (this.users.all().isEmpty()) {
			createAdministrator();
		}
		AccessSettings.BootstrapClient client = this.settings.bootstrapClient();
		if (client != null && !client.key().isEmpty()) {
			createClient(client);
		}
	}

	private void createAdministrator() {
		String given = this.settings.administratorPassword();
		String password = given.isEmpty() ? OneTimePassword.random() : given;
		try {
			this.users.create(ADMINISTRATOR, password, Role.ADMINISTRATOR, given.isEmpty());
		}
		catch (DuplicateKeyException ex) {
			return; // another node was quicker and has printed its password
		}
		if (given.isEmpty()) {
			print(password);
		}
	}

	/**
	 * Prints to the console itself: the one text that a person must see and that no log
	 * file may hold.
	 */
	private static void print(String password) {
		PrintWriter console = new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
		console.println();
		console.printf("  First start. Sign in to the console as %s with the password %s (once, then change it)%n",
				ADMINISTRATOR, password);
		console.printf("  首次启动。请以用户 %s 登录控制台，密码 %s（只显示这一次，登录后须修改）%n%n", ADMINISTRATOR, password);
		console.flush();
	}

	private void createClient(AccessSettings.BootstrapClient client) {
		ApiKey key = new ApiKey(client.key());
		Optional<KnownClient> before = this.clients.byName(client.name());
		if (before.filter((known) -> key.hasHash(known.keyHash())).isPresent()) {
			return;
		}
		if (before.isPresent()) {
			this.clients.changeKey(client.name(), key);
			this.clients.changeRights(client.name(), client.source(), client.kinds(), client.perSecond());
		}
		else {
			this.clients.create(client.name(), client.source(), client.kinds(), client.perSecond(), key);
		}
		log.atInfo()
			.setMessage("The API client of the settings is ready.")
			.addKeyValue("client", client.name())
			.addKeyValue("source", client.source())
			.log();
	}

}
