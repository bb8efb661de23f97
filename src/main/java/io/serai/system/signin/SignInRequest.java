package io.serai.system.signin;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.system.call.Answer;
import io.serai.system.connector.SignInSpec;

/**
 * What a recipe may use to sign in to one system.
 *
 * @param spec what the connector says
 * @param credentials what the installation says, by name; all that
 * {@link SignIn#needs(SignInSpec)} names
 * @param operation calls the connector's operation that signs in and returns its answer
 * @param token asks for an OAuth 2 token and returns the answer
 * @param now the moment of asking
 */
public record SignInRequest(SignInSpec spec, Map<String, String> credentials, Function<JsonNode, Answer> operation,
		Function<TokenRequest, Answer> token, Instant now) {

	/**
	 * A form to be posted, with HTTP Basic authentication.
	 */
	public record TokenRequest(String path, String user, String secret, String form) {

		@Override
		public String toString() {
			return "TokenRequest[path=" + this.path + "]";
		}

	}

	/** Returns a credential that {@link SignIn#needs} has named, so that it is there. */
	String credential(String name) {
		return Objects.requireNonNull(this.credentials.get(name), "checked at start");
	}

	@Override
	public String toString() {
		return "SignInRequest[recipe=" + this.spec.recipe() + "]";
	}

}
