package io.serai.system.signin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.system.call.Answer;
import io.serai.system.connector.SignInSpec;
import org.springframework.stereotype.Component;

/**
 * OAuth 2 client credentials (RFC 6749, section 4.4). The token is used until it is about
 * to end or the system refuses it.
 */
@Component
final class OAuthSignIn implements SignIn {

	private static final String ENDS = "$.expires_in";

	@Override
	public String recipe() {
		return "oauth2-client-credentials";
	}

	@Override
	public List<String> needs(SignInSpec spec) {
		return List.of("clientId", "secret");
	}

	@Override
	public Grant grant(SignInRequest request) {
		SignInSpec spec = request.spec();
		String form = "grant_type=client_credentials"
				+ ((spec.scope() != null) ? "&scope=" + URLEncoder.encode(spec.scope(), StandardCharsets.UTF_8) : "");
		Answer answer = request.token()
			.apply(new SignInRequest.TokenRequest(Objects.requireNonNullElse(spec.path(), "/token"),
					request.credential("clientId"), request.credential("secret"), form));
		String token = answer.json().path("access_token").asText();
		if (token.isEmpty()) {
			throw new HubException(Failure.of(FailureClass.UNAUTHORISED, "the token endpoint gave no access_token",
					"Check client-id and secret of the system in the settings."));
		}
		return new Grant(Map.of("Authorization", "Bearer " + token), Map.of(), Map.of(),
				Expiry.of(Objects.requireNonNullElse(spec.expires(), ENDS), answer, request.now()).orElse(null),
				(spec.address() != null) ? spec.address().text(answer).orElse(null) : null, Set.of(token));
	}

}
