package io.serai.system;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import org.springframework.stereotype.Component;

/**
 * OAuth 2 client credentials (RFC 6749, section 4.4). The token is used until the system
 * refuses it.
 */
@Component
final class OAuthSignIn implements SignIn {

	@Override
	public String recipe() {
		return "oauth2-client-credentials";
	}

	@Override
	public Set<String> needs() {
		return Set.of("clientId", "secret");
	}

	@Override
	public Map<String, String> headers(SignInRequest request) {
		Connector.SignInSpec spec = request.spec();
		String form = "grant_type=client_credentials"
				+ ((spec.scope() != null) ? "&scope=" + URLEncoder.encode(spec.scope(), StandardCharsets.UTF_8) : "");
		JsonNode answer = request.token()
			.apply(new SignInRequest.TokenRequest(Objects.requireNonNullElse(spec.path(), "/token"),
					SignInRequest.present(request.setting().clientId()),
					SignInRequest.present(request.setting().secret()), form));
		String token = answer.path("access_token").asText();
		if (token.isEmpty()) {
			throw new HubException(Failure.of(FailureClass.UNAUTHORISED, "the token endpoint gave no access_token",
					"Check client-id and secret of the system in the settings."));
		}
		return Map.of("Authorization", "Bearer " + token);
	}

}
