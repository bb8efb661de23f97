package io.serai.system;

import java.util.Objects;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What a recipe may use to sign in to one system.
 *
 * @param spec what the connector says
 * @param setting what the installation says
 * @param operation calls the connector's operation that signs in and returns its answer
 * @param token asks the URL for an OAuth 2 token and returns the answer
 */
record SignInRequest(Connector.SignInSpec spec, SystemSetting setting, Function<JsonNode, JsonNode> operation,
		Function<TokenRequest, JsonNode> token) {

	/**
	 * A form to be posted, with HTTP Basic authentication.
	 */
	record TokenRequest(String path, String user, String secret, String form) {

		@Override
		public String toString() {
			return "TokenRequest[path=" + this.path + "]";
		}

	}

	/** Returns a setting that {@link SignIn#needs()} has named, so that it is there. */
	static String present(@Nullable String setting) {
		return Objects.requireNonNull(setting, "checked at start");
	}

	@Override
	public String toString() {
		return "SignInRequest[recipe=" + this.spec.recipe() + "]";
	}

}
