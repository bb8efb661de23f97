package io.serai.system.outside;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.mapping.Mappings;
import io.serai.system.call.Answer;
import io.serai.system.call.Call;
import io.serai.system.connector.SignInSpec;
import io.serai.system.connector.Template;
import io.serai.system.kamelet.ToldAddress;
import io.serai.system.signin.Admission;
import io.serai.system.signin.ForcedRenewals;
import io.serai.system.signin.Grant;
import io.serai.system.signin.Session;
import io.serai.system.signin.SessionSignIn;
import io.serai.system.signin.SignIn;
import io.serai.system.signin.SignInRecipes;
import io.serai.system.signin.SignInRequest;
import io.serai.system.verdict.NotLetIn;
import io.serai.system.verdict.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * How one system lets the hub in: by a session that all flows share, or, for operations
 * that need none, by what each call carries anyway.
 */
public final class Entrance {

	private final OutsideSystem system;

	private final Parts parts;

	private final SignInSpec spec;

	private final Admission admission;

	private final Map<String, Admission> rights = new ConcurrentSkipListMap<>();

	private final Session session;

	private final Secrets secrets;

	private final Grant always;

	private final @Nullable ForcedRenewals forced;

	Entrance(OutsideSystem system, Parts parts) {
		this.system = system;
		this.parts = parts;
		this.spec = system.connector().signIn();
		this.secrets = new Secrets(parts.credentials());
		this.always = Grant.NONE.over(SessionSignIn.always(this.spec, parts.credentials()));
		this.forced = (this.spec.force() != null) ? new ForcedRenewals(this.spec.force(), System::nanoTime) : null;
		this.admission = new Admission(NotLetIn::in, parts.nanoTime(), parts.refusedPause());
		this.session = new Session(this::signIn, parts.clock(), parts.nanoTime(), parts.refusedPause());
	}

	Secrets secrets() {
		return this.secrets;
	}

	/**
	 * Makes a call, unless the credentials or this operation were refused not long ago.
	 * @throws HubException as the call does, or as the system refused the last one
	 */
	<T> T through(String operation, Supplier<T> call) {
		Admission right = this.rights.computeIfAbsent(operation,
				(name) -> new Admission(Entrance::lacksRight, this.parts.nanoTime(), this.parts.refusedPause()));
		return this.admission.through(() -> right.through(call));
	}

	/** Returns how long nobody calls, as {@link Admission#shutFor()} tells it. */
	Optional<Duration> shutFor() {
		return this.admission.shutFor();
	}

	/** Returns which operations nobody calls for want of a right, and how long. */
	SortedMap<String, Duration> refused() {
		SortedMap<String, Duration> refused = new TreeMap<>();
		this.rights.forEach((operation, right) -> right.shutFor().ifPresent((left) -> refused.put(operation, left)));
		return refused;
	}

	private static boolean lacksRight(HubException ex) {
		return ex.failure().failureClass() == FailureClass.UNAUTHORISED && !NotLetIn.in(ex);
	}

	Session session() {
		return this.session;
	}

	/** What a call carries that needs no session. */
	Grant always() {
		return this.always;
	}

	boolean needsSession(String operation) {
		return this.spec.only().isEmpty() || this.spec.only().contains(operation);
	}

	/** Whether a call that was refused is worth repeating with a new session. */
	boolean mayHelpAgain() {
		return this.parts.recipe().mayHelpAgain();
	}

	private Grant signIn(boolean shouldLive) {
		boolean force = shouldLive && this.forced != null;
		if (force) {
			Optional<Duration> wait = Objects.requireNonNull(this.forced).take();
			if (wait.isPresent()) {
				throw this.system.failures().forcedTooOften(wait.get());
			}
		}
		try {
			Grant grant = this.parts.recipe()
				.grant(new SignInRequest(this.spec, this.parts.credentials(), (credentials) -> ask(credentials, force),
						this::token, this.parts.clock().instant()));
			this.secrets.remember(grant);
			return followed(grant).over(this.always.headers());
		}
		catch (HubException ex) {
			throw this.system.failures().notSignedIn(ex);
		}
	}

	private Grant followed(Grant grant) {
		if (grant.address() == null) {
			return grant;
		}
		return ToldAddress.allowed(this.parts.url(), grant.address())
			.map(grant::at)
			.orElseThrow(() -> this.system.failures()
				.of(FailureClass.UNAUTHORISED, "sign-in",
						"the answer leads to an address outside the domain of the configured one", false));
	}

	private Answer ask(JsonNode credentials, boolean force) {
		String operation = Objects.requireNonNull(this.spec.operation());
		String request = this.system.operation(operation).request();
		Map<String, JsonNode> variables = this.system.asking(null);
		variables.put("force", BooleanNode.valueOf(force));
		JsonNode body = (request != null) ? this.parts.mappings().apply(request, credentials, variables) : credentials;
		return this.system.once(operation, new Call(body, Map.of()), this.always);
	}

	private Answer token(SignInRequest.TokenRequest request) {
		String path = Template.filled(request.path(), this.parts.options());
		Map<String, String> headers = new HashMap<>();
		headers.put("Authorization", "Basic " + SignInRecipes.encoded(request.user() + ":" + request.secret()));
		return this.system.post("sign-in", path.matches("https?://.*") ? path : this.parts.url() + path, request.form(),
				headers);
	}

	/** What a sign-in works with. */
	public record Parts(SignIn recipe, Map<String, String> credentials, Mappings mappings, Map<String, String> options,
			String url, Clock clock, LongSupplier nanoTime, Duration refusedPause) {

		@Override
		public String toString() {
			return "Parts[" + this.recipe.recipe() + "]";
		}

	}

}
