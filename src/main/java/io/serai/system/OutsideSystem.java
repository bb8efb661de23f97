package io.serai.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.serai.canonical.CanonicalJson;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.mapping.Mappings;
import org.jspecify.annotations.Nullable;

/**
 * One configured outside system, and the only way to it: limits, breaker, session and
 * classification go with every call.
 */
final class OutsideSystem {

	private static final Operation SIGN_IN = new Operation(Safety.SAFE, null, null, null, null, Map.of(), List.of(),
			null, null, null, null, null, null, null, null, null, null, null, null);

	private final String name;

	private final Connector connector;

	private final SystemSetting setting;

	private final Parts parts;

	private final Failures failures;

	private final Session session;

	OutsideSystem(String name, Connector connector, SystemSetting setting, Parts parts) {
		this.name = name;
		this.connector = connector;
		this.setting = setting;
		this.parts = parts;
		this.failures = new Failures(name);
		this.session = new Session(this::signIn);
	}

	String name() {
		return this.name;
	}

	Connector connector() {
		return this.connector;
	}

	Failures failures() {
		return this.failures;
	}

	Governor governor() {
		return this.parts.governor();
	}

	CircuitBreaker breaker() {
		return this.parts.breaker();
	}

	void prepare() {
		this.connector.operations().keySet().forEach(this.parts.calls()::prepare);
	}

	Operation operation(String operation) {
		return Objects.requireNonNull(this.connector.operations().get(operation), operation);
	}

	/**
	 * Returns what every mapping may use: {@code $system}, {@code $options} and
	 * {@code $externalId}.
	 * @param externalId null if not known
	 */
	Map<String, JsonNode> variables(@Nullable String externalId) {
		Map<String, JsonNode> variables = new HashMap<>();
		variables.put("system", TextNode.valueOf(this.name));
		variables.put("options", CanonicalJson.mapper().valueToTree(this.parts.options()));
		variables.put("externalId", (externalId != null) ? TextNode.valueOf(externalId) : NullNode.getInstance());
		return variables;
	}

	/**
	 * Calls an operation; a session that is gone is renewed once.
	 * @throws HubException if it did not succeed
	 */
	Answer call(String operation, Call call) {
		Session.Pass pass = this.session.pass();
		try {
			return once(operation, call, pass.headers());
		}
		catch (HubException ex) {
			if (ex.failure().failureClass() != FailureClass.TOKEN_EXPIRED) {
				throw ex;
			}
			return again(operation, call, this.session.renew(pass));
		}
	}

	private Answer again(String operation, Call call, Session.Pass pass) {
		try {
			return once(operation, call, pass.headers());
		}
		catch (HubException ex) {
			throw this.failures.unauthorisedIfExpired(ex);
		}
	}

	private Map<String, String> signIn() {
		SignInRequest request = new SignInRequest(this.connector.signIn(), this.setting, this::signInOperation,
				this::token);
		try {
			return this.parts.signIn().headers(request);
		}
		catch (HubException ex) {
			throw this.failures.unauthorisedIfExpired(ex);
		}
	}

	private JsonNode signInOperation(JsonNode credentials) {
		String operation = Objects.requireNonNull(this.connector.signIn().operation());
		String request = operation(operation).request();
		JsonNode body = (request != null) ? this.parts.mappings().apply(request, credentials, Map.of()) : credentials;
		return once(operation, new Call(body, Map.of()), Map.of()).json();
	}

	private JsonNode token(SignInRequest.TokenRequest request) {
		String pair = request.user() + ":" + request.secret();
		Map<String, String> headers = Map.of("Authorization",
				"Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
		return guarded("sign-in", SIGN_IN,
				() -> this.parts.calls().post(this.setting.url() + request.path(), request.form(), headers))
			.json();
	}

	private Answer once(String operation, Call call, Map<String, String> headers) {
		return guarded(operation, operation(operation), () -> this.parts.calls().call(operation, call, headers));
	}

	private Answer guarded(String operation, Operation spec, Sending sending) {
		if (!breaker().tryAcquirePermission()) {
			throw this.failures.breakerOpen(operation, this.parts.breakerWait());
		}
		Optional<Duration> wait = governor().enter();
		if (wait.isPresent()) {
			breaker().releasePermission();
			throw this.failures.mustWait(operation, wait.get());
		}
		try {
			return classified(operation, spec, sending);
		}
		catch (HubException ex) {
			count(ex);
			throw ex;
		}
		catch (RuntimeException ex) {
			breaker().releasePermission();
			throw ex;
		}
		finally {
			governor().leave();
		}
	}

	private Answer classified(String operation, Operation spec, Sending sending) {
		Answer answer;
		try {
			answer = sending.send();
		}
		catch (IOException ex) {
			throw this.failures.noAnswer(operation, spec, ex);
		}
		Verdict verdict = this.parts.classifier().classify(spec, answer);
		if (verdict.failureClass() == null) {
			breaker().onSuccess(0, TimeUnit.NANOSECONDS);
			return answer;
		}
		if (verdict.failureClass() == FailureClass.RATE_LIMITED) {
			Duration pause = Objects.requireNonNullElse(verdict.retryAfter(), this.parts.rateLimitedPause());
			governor().pause(pause);
		}
		throw this.failures.refused(operation, spec, verdict, answer.status());
	}

	/** The breaker counts only what says that the system is ill. */
	private void count(HubException ex) {
		switch (ex.failure().failureClass()) {
			case UNAVAILABLE, OUTCOME_UNKNOWN, TRANSIENT -> breaker().onError(0, TimeUnit.NANOSECONDS, ex);
			default -> breaker().onSuccess(0, TimeUnit.NANOSECONDS);
		}
	}

	/** What a system is put together from. */
	record Parts(KameletCalls calls, Governor governor, CircuitBreaker breaker, Duration breakerWait,
			FailureClassifier classifier, SignIn signIn, Mappings mappings, Duration rateLimitedPause,
			Map<String, String> options) {
	}

	@FunctionalInterface
	private interface Sending {

		Answer send() throws IOException;

	}

}
