package io.serai.system;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.canonical.CanonicalJson;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import org.springframework.stereotype.Component;

/**
 * Signs in by an operation of the connector and sends what it answered in a header. The
 * operation's {@code request} mapping gets {@code {"username": ..., "password": ...}}.
 */
@Component
final class SessionSignIn implements SignIn {

	@Override
	public String recipe() {
		return "session";
	}

	@Override
	public Set<String> needs() {
		return Set.of("username", "password");
	}

	@Override
	public Map<String, String> headers(SignInRequest request) {
		Connector.SignInSpec spec = request.spec();
		ObjectNode credentials = CanonicalJson.mapper().createObjectNode();
		credentials.put("username", request.setting().username());
		credentials.put("password", request.setting().password());
		JsonNode answer = request.operation().apply(credentials);
		Map<String, String> known = new HashMap<>();
		known.put("username", SignInRequest.present(request.setting().username()));
		Objects.requireNonNullElse(spec.read(), Map.<String, AnswerPath>of())
			.forEach((name, path) -> known.put(name, path.text(answer).orElseThrow(() -> refused(name))));
		if (spec.encoded() != null) {
			known.put("encoded",
					Base64.getEncoder().encodeToString(filled(spec.encoded(), known).getBytes(StandardCharsets.UTF_8)));
		}
		return Map.of(Objects.requireNonNullElse(spec.header(), "Authorization"),
				filled(Objects.requireNonNullElse(spec.value(), "Bearer {token}"), known));
	}

	private static String filled(String template, Map<String, String> known) {
		String filled = template;
		for (Map.Entry<String, String> entry : known.entrySet()) {
			filled = filled.replace("{" + entry.getKey() + "}", entry.getValue());
		}
		return filled;
	}

	private static HubException refused(String name) {
		return new HubException(Failure.of(FailureClass.UNAUTHORISED,
				"the answer to the sign-in holds no '%s'".formatted(name),
				"Check user name and password of the system in the settings, and signIn.read in its connector.yaml."));
	}

}
