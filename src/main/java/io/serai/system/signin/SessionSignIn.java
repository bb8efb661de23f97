package io.serai.system.signin;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.canonical.CanonicalJson;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.system.call.Answer;
import io.serai.system.connector.SignInSpec;
import io.serai.system.connector.Template;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Signs in by an operation of the connector, if it names one, and puts credentials and
 * what was answered where the connector says. The operation's {@code request} mapping
 * gets the credentials by name, e.g. {@code {"username": ..., "password": ...}}.
 */
@Component
public final class SessionSignIn implements SignIn {

	private static final String ENCODED = "encoded";

	@Override
	public String recipe() {
		return "session";
	}

	@Override
	public List<String> needs(SignInSpec spec) {
		return spec.credentials().isEmpty() ? List.of("username", "password") : spec.credentials();
	}

	@Override
	public Grant grant(SignInRequest request) {
		SignInSpec spec = request.spec();
		Map<String, String> known = new HashMap<>(request.credentials());
		@Nullable Answer answer = (spec.operation() != null) ? request.operation().apply(credentials(request)) : null;
		Set<String> secrets = (answer != null) ? read(spec, answer, known) : new HashSet<>();
		if (spec.encoded() != null) {
			known.put(ENCODED, SignInRecipes.encoded(Template.filled(spec.encoded(), known)));
			secrets.add(known.get(ENCODED));
		}
		return new Grant(headers(spec, known), Template.filled(spec.query(), known),
				Template.filled(spec.body(), known),
				(answer != null) ? Expiry.of(spec.expires(), answer, request.now()).orElse(null) : null,
				(answer != null && spec.address() != null) ? spec.address().text(answer).orElse(null) : null, secrets);
	}

	/** Returns the headers that know credentials only. */
	public static Map<String, String> always(SignInSpec spec, Map<String, String> credentials) {
		Map<String, String> known = new HashMap<>(credentials);
		if (spec.encoded() != null) {
			known.put(ENCODED, SignInRecipes.encoded(Template.filled(spec.encoded(), known)));
		}
		return Template.filled(spec.always(), known);
	}

	private static ObjectNode credentials(SignInRequest request) {
		ObjectNode credentials = CanonicalJson.mapper().createObjectNode();
		request.credentials().forEach(credentials::put);
		return credentials;
	}

	private static Set<String> read(SignInSpec spec, Answer answer, Map<String, String> known) {
		Set<String> secrets = new HashSet<>();
		spec.read().forEach((name, part) -> {
			String value = part.text(answer).orElseThrow(() -> refused(name));
			known.put(name, value);
			secrets.add(value);
		});
		return secrets;
	}

	private static Map<String, String> headers(SignInSpec spec, Map<String, String> known) {
		Map<String, String> headers = new LinkedHashMap<>(Template.filled(spec.headers(), known));
		if (spec.value() != null || !spec.hasPlaces()) {
			headers.put(Objects.requireNonNullElse(spec.header(), "Authorization"),
					Template.filled(Objects.requireNonNullElse(spec.value(), "Bearer {token}"), known));
		}
		return headers;
	}

	private static HubException refused(String name) {
		return new HubException(
				Failure.of(FailureClass.UNAUTHORISED, "the answer to the sign-in holds no '%s'".formatted(name),
						"Check the credentials of the system in the settings, and signIn.read in its connector.yaml."));
	}

}
