package io.serai.system;

import java.util.Map;

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
 * @param options what its connector lets an installation set, by name
 * @param limits how much this installation bears; null means as its connector says
 */
record SystemSetting(@Nullable String connector, @Nullable String url, @Nullable String username,
		@Nullable String password, @Nullable String token, @Nullable String clientId, @Nullable String secret,
		@DefaultValue Map<String, String> options, @Nullable Limits limits) {

	@Override
	public String toString() {
		return "SystemSetting[connector=" + this.connector + "]";
	}

}
