package io.serai.system;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.serai.system.connector.Limits;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an installation says about one outside system, {@code serai.systems.NAME}. Secrets
 * come from the environment, e.g. {@code SERAI_SYSTEMS_ERP_PASSWORD}.
 *
 * @param connector name of the folder in {@code connectors/}
 * @param url where it is, without a trailing slash; other than HTTP as its kamelets need
 * it
 * @param username null if its sign-in needs none
 * @param password null if its sign-in needs none
 * @param token of recipes bearer and api-key; null if its sign-in needs none
 * @param clientId of recipe oauth2-client-credentials; null if its sign-in needs none
 * @param secret of recipe oauth2-client-credentials; null if its sign-in needs none
 * @param credentials further ones that its connector names, by name
 * @param options what its connector lets an installation set, by name
 * @param limits how much this installation bears; null means as its connector says
 */
record SystemSetting(@Nullable String connector, @Nullable String url, @Nullable String username,
		@Nullable String password, @Nullable String token, @Nullable String clientId, @Nullable String secret,
		@DefaultValue Map<String, String> credentials, @DefaultValue Map<String, String> options,
		@Nullable Limits limits) {

	/**
	 * Returns a credential by the name that a connector gives it; null if it is not set.
	 * Environment variables have no upper case within a word and no dashes, so neither
	 * counts.
	 */
	@Nullable String credential(String name) {
		return switch (name) {
			case "username" -> this.username;
			case "password" -> this.password;
			case "token" -> this.token;
			case "clientId" -> this.clientId;
			case "secret" -> this.secret;
			default -> this.credentials.entrySet()
				.stream()
				.filter((entry) -> plain(entry.getKey()).equals(plain(name)))
				.map(Map.Entry::getValue)
				.findFirst()
				.orElse(null);
		};
	}

	/** Returns the environment variable that a credential of a system is read from. */
	static String variable(String system, String credential) {
		boolean own = List.of("username", "password", "token", "clientId", "secret").contains(credential);
		return "SERAI_SYSTEMS_%s_%s%s".formatted(plain(system), own ? "" : "CREDENTIALS_", plain(credential))
			.toUpperCase(Locale.ROOT);
	}

	private static String plain(String name) {
		return name.replaceAll("[-_.]", "").toLowerCase(Locale.ROOT);
	}

	@Override
	public String toString() {
		return "SystemSetting[connector=" + this.connector + "]";
	}

}
