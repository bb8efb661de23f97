package io.serai.system.outside;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
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
import io.serai.system.call.Answer;
import io.serai.system.call.Call;
import io.serai.system.connector.Connector;
import io.serai.system.connector.Envelope;
import io.serai.system.connector.HookSpec;
import io.serai.system.connector.Operation;
import io.serai.system.connector.PollTime;
import io.serai.system.connector.Safety;
import io.serai.system.connector.Template;
import io.serai.system.kamelet.KameletCalls;
import io.serai.system.kamelet.Letter;
import io.serai.system.kamelet.ToldAddress;
import io.serai.system.signin.Grant;
import io.serai.system.signin.Session;
import io.serai.system.verdict.FailureClassifier;
import io.serai.system.verdict.Failures;
import io.serai.system.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * One configured outside system, and the only way to it: limits, breaker, session and
 * classification go with every call.
 */
public final class OutsideSystem {

	private static final Operation SIGN_IN = Operation.of(Safety.SAFE);

	private final String name;

	private final Connector connector;

	private final Parts parts;

	private final JsonNode options;

	private final Failures failures;

	private final Entrance entrance;

	private final Mappings mappings;

	public OutsideSystem(String name, Connector connector, Parts parts, Entrance.Parts entrance) {
		this.name = name;
		this.connector = connector;
		this.parts = parts;
		this.options = CanonicalJson.mapper().valueToTree(entrance.options());
		this.entrance = new Entrance(this, entrance);
		this.mappings = entrance.mappings();
		this.failures = new Failures(name, this.entrance.secrets());
	}

	public String name() {
		return this.name;
	}

	public Connector connector() {
		return this.connector;
	}

	public Failures failures() {
		return this.failures;
	}

	public Governor governor() {
		return this.parts.governor();
	}

	CircuitBreaker breaker() {
		return this.parts.breaker();
	}

	Entrance entrance() {
		return this.entrance;
	}

	public void prepare() {
		this.connector.operations().keySet().forEach(this.parts.calls()::prepare);
	}

	public Operation operation(String operation) {
		return Objects.requireNonNull(this.connector.operations().get(operation), operation);
	}

	/**
	 * Returns what every mapping may use: {@code $system}, {@code $options} and
	 * {@code $externalId}.
	 * @param externalId null if not known
	 */
	public Map<String, JsonNode> variables(@Nullable String externalId) {
		Map<String, JsonNode> variables = new HashMap<>();
		variables.put("system", TextNode.valueOf(this.name));
		variables.put("options", this.options);
		variables.put("externalId", (externalId != null) ? TextNode.valueOf(externalId) : NullNode.getInstance());
		return variables;
	}

	/**
	 * Returns what a {@code request} mapping may use: {@code $now} besides. A mapping of
	 * a record may not, since the same record must become the same document.
	 */
	public Map<String, JsonNode> asking(@Nullable String externalId) {
		Map<String, JsonNode> variables = variables(externalId);
		variables.put("now", TextNode.valueOf(now().truncatedTo(ChronoUnit.MILLIS).toString()));
		return variables;
	}

	/** How this system writes moments; an option may name its zone. */
	public PollTime time(Operation operation) {
		String zone = operation.zone();
		if (zone == null && this.connector.time() != null) {
			zone = this.connector.time().zone();
		}
		return new PollTime(operation.format(), ZoneId.of(Template.filled((zone != null) ? zone : "UTC", options())));
	}

	/** Returns how it tells of events; empty if it does not. */
	public Optional<HookSpec> hook() {
		return Optional.ofNullable(this.connector.hook()).map((spec) -> spec.filled(options()));
	}

	private Map<String, String> options() {
		Map<String, String> options = new HashMap<>();
		this.options.properties().forEach((option) -> options.put(option.getKey(), option.getValue().asText()));
		return options;
	}

	public Instant now() {
		return this.parts.clock().instant();
	}

	/**
	 * Calls an operation; a session that is gone is renewed once.
	 * @throws HubException if it did not succeed, or the system did not let the hub in,
	 * or refused this operation, not long ago
	 */
	public Answer call(String operation, Call call) {
		return this.entrance.through(operation, () -> let(operation, call));
	}

	private Answer let(String operation, Call call) {
		if (!this.entrance.needsSession(operation)) {
			return last(operation, call, this.entrance.always());
		}
		Session.Pass pass = this.entrance.session().pass();
		if (!this.entrance.mayHelpAgain()) {
			return last(operation, call, pass.grant());
		}
		try {
			return once(operation, call, pass.grant());
		}
		catch (HubException ex) {
			if (ex.failure().failureClass() != FailureClass.TOKEN_EXPIRED) {
				throw ex;
			}
			return last(operation, call, this.entrance.session().renew(pass).grant());
		}
	}

	/** A call after which no other sign-in could help. */
	private Answer last(String operation, Call call, Grant grant) {
		try {
			return once(operation, call, grant);
		}
		catch (HubException ex) {
			throw this.failures.unauthorisedIfExpired(ex);
		}
	}

	/** Posts a form outside any kamelet, under the same limits. */
	Answer post(String step, String url, String form, Map<String, String> headers) {
		return guarded(step, SIGN_IN, () -> this.parts.calls().post(url, form, headers));
	}

	/** Makes one call with what a sign-in gave, and no other. */
	Answer once(String operation, Call call, Grant grant) {
		Operation spec = operation(operation);
		Envelope envelope = this.connector.envelope();
		if (envelope == null) {
			return sent(operation, spec, call, grant);
		}
		Call whole = envelope.around(call, operation, this.mappings, variables(null));
		return envelope.inside(sent(operation, spec, whole, grant), operation, this.mappings, variables(null));
	}

	private Answer sent(String operation, Operation spec, Call call, Grant grant) {
		return guarded(operation, spec,
				() -> this.parts.calls().call(operation, call, letter(operation, spec, call, grant)));
	}

	private Letter letter(String operation, Operation spec, Call call, Grant grant) throws IOException {
		Letter letter = Letter.of(spec.sending(), call.body(), grant);
		if (call.link() == null) {
			return letter;
		}
		String path = ToldAddress.path((grant.address() != null) ? grant.address() : this.parts.url(), call.link())
			.orElseThrow(() -> this.failures.of(FailureClass.INVALID_DATA, operation,
					"the address of the next page is on another host; it is not followed", false));
		return letter.to(path);
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
	public record Parts(String url, KameletCalls calls, Governor governor, CircuitBreaker breaker, Duration breakerWait,
			FailureClassifier classifier, Duration rateLimitedPause, Clock clock) {
	}

	@FunctionalInterface
	private interface Sending {

		Answer send() throws IOException;

	}

}
