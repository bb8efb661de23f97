package io.serai.access;

import java.util.Set;
import java.util.TreeSet;

import io.serai.access.RefusedException.Reason;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What an administrator does about API clients. Each deed and its line in the audit are
 * one transaction; the audit never holds a secret. Every method throws
 * {@link RefusedException} if there is no such client, and
 * {@link org.springframework.dao.DataAccessException} if the database cannot be asked.
 */
@Service
public class ClientAdministration {

	/** The most requests a second that a client may be allowed. */
	public static final int MOST_PER_SECOND = 100_000;

	private final ApiClients clients;

	private final AccessSettings settings;

	private final Audit audit;

	private final TransactionOperations transaction;

	ClientAdministration(ApiClients clients, AccessSettings settings, Audit audit, TransactionOperations transaction) {
		this.clients = clients;
		this.settings = settings;
		this.audit = audit;
		this.transaction = transaction;
	}

	/**
	 * Adds a caller of the REST API.
	 * @param name its name, like {@link ApiClients#NAME}
	 * @param source the system as which it writes, like {@link ApiClients#NAME}
	 * @param kinds wire names of what it may write; not empty
	 * @param perSecond requests a second, 1 to {@link #MOST_PER_SECOND}
	 * @param by who does it
	 * @return the secrets, told only this once
	 * @throws RefusedException if an argument is malformed or the name is taken
	 */
	public ClientSecrets create(String name, String source, Set<String> kinds, int perSecond, String by) {
		check(name.matches(ApiClients.NAME), Reason.CLIENT_NAME,
				"a client's name has lower-case letters, digits and hyphens");
		check(source.matches(ApiClients.NAME), Reason.SOURCE,
				"a system's name has lower-case letters, digits and hyphens");
		check(!kinds.isEmpty(), Reason.KINDS, "choose at least one kind of record that the client may write");
		check(perSecond >= 1 && perSecond <= MOST_PER_SECOND, Reason.PER_SECOND,
				"the requests a second are 1 to %d".formatted(MOST_PER_SECOND));
		try {
			return this.transaction.execute((status) -> {
				ClientSecrets secrets = this.clients.create(name, source, kinds, perSecond);
				this.audit.record(by, "create-client", name,
						"as %s, may write %s, %d/s".formatted(source, new TreeSet<>(kinds), perSecond));
				return secrets;
			});
		}
		catch (DuplicateKeyException ex) {
			throw new RefusedException(Reason.TAKEN,
					"there is an API client %s already; choose another name".formatted(name));
		}
	}

	/**
	 * Gives a caller another key; the one before does not count any more.
	 * @return the key, told only this once
	 * @throws RefusedException if the key stands in the settings
	 */
	public String newKey(String name, String by) {
		check(!hasKeyInSettings(name), Reason.KEY_IN_SETTINGS,
				"the key of %s stands in the settings; change SERAI_API_KEY and start the hub again".formatted(name));
		ApiKey key = ApiKey.random();
		this.transaction.executeWithoutResult((status) -> {
			known(name, this.clients.changeKey(name, key));
			this.audit.record(by, "change-api-key", name, "");
		});
		this.clients.forget();
		return key.text();
	}

	/**
	 * Gives a caller another secret to sign its requests with; the one before does not
	 * count any more.
	 * @return the secret, told only this once
	 */
	public String newSigningSecret(String name, String by) {
		String secret = ApiClients.randomSecret();
		this.transaction.executeWithoutResult((status) -> {
			known(name, this.clients.changeSigningSecret(name, secret));
			this.audit.record(by, "change-signing-secret", name, "");
		});
		this.clients.forget();
		return secret;
	}

	/**
	 * Lets a caller in or keeps it out.
	 */
	public void enable(String name, boolean enabled, String by) {
		this.transaction.executeWithoutResult((status) -> {
			known(name, this.clients.enable(name, enabled));
			this.audit.record(by, enabled ? "enable-client" : "disable-client", name, "");
		});
		this.clients.forget();
	}

	/**
	 * Says whether the client's key is set from outside, so that it cannot be changed
	 * here.
	 */
	public boolean hasKeyInSettings(String name) {
		AccessSettings.BootstrapClient client = this.settings.bootstrapClient();
		return client != null && !client.key().isEmpty() && client.name().equals(name);
	}

	private static void known(String name, boolean found) {
		check(found, Reason.UNKNOWN, "there is no API client %s; see the list of clients".formatted(name));
	}

	private static void check(boolean right, Reason reason, String message) {
		if (!right) {
			throw new RefusedException(reason, message);
		}
	}

}
