package io.serai.system.verdict;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;

import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.system.call.Answer;
import io.serai.system.connector.Operation;
import io.serai.system.connector.Safety;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Tells failures of one system: what, which and the remedy.
 */
public final class Failures {

	private final String system;

	private final Secrets secrets;

	public Failures(String system, Secrets secrets) {
		this.system = system;
		this.secrets = secrets;
	}

	public HubException refused(String operation, Operation spec, Verdict verdict, int status) {
		FailureClass failureClass = (verdict.failureClass() != null) ? verdict.failureClass() : FailureClass.BUG;
		boolean maybeWritten = spec.isWrite()
				&& (status >= 500 || failureClass == FailureClass.OUTCOME_UNKNOWN || verdict.partly());
		return failure(spec, failureClass, operation, verdict.told(), verdict.code(), verdict.retryAfter(),
				maybeWritten, why(failureClass, verdict, status));
	}

	private static @Nullable RuntimeException why(FailureClass failureClass, Verdict verdict, int status) {
		if (failureClass == FailureClass.UNAUTHORISED && (status == 401 || status == 407)) {
			return new NotLetIn(null);
		}
		return (verdict.externalId() != null) ? new AlreadyThere(verdict.externalId()) : null;
	}

	/** The call was never sent, or sent and cut off: the difference decides. */
	public HubException noAnswer(String operation, Operation spec, IOException ex) {
		String kind = ex.getClass().getSimpleName();
		if (isNeverSent(ex)) {
			return failure(spec, FailureClass.UNAVAILABLE, operation, "cannot be reached (" + kind + ")", kind, null,
					false, ex);
		}
		if (ex instanceof Answer.TooLargeException && !spec.isWrite()) {
			return failure(spec, FailureClass.INVALID_DATA, operation, String.valueOf(ex.getMessage()), kind, null,
					false, ex);
		}
		FailureClass failureClass = spec.isWrite() ? FailureClass.OUTCOME_UNKNOWN : FailureClass.TRANSIENT;
		return failure(spec, failureClass, operation, "no answer (" + kind + ")", kind, null, spec.isWrite(), ex);
	}

	public HubException breakerOpen(String operation, Duration wait) {
		return new HubException(new Failure(FailureClass.UNAVAILABLE,
				"%s/%s: not called, since the last calls failed".formatted(this.system, operation),
				remedy(FailureClass.UNAVAILABLE), this.system, operation, "breaker", wait, false));
	}

	public HubException mustWait(String operation, Duration wait) {
		return new HubException(new Failure(FailureClass.RATE_LIMITED,
				"%s/%s: not called, the system bears no more calls now".formatted(this.system, operation),
				remedy(FailureClass.RATE_LIMITED), this.system, operation, "limit", wait, false));
	}

	/** The session was renewed by force as often as the system allows. */
	public HubException forcedTooOften(Duration wait) {
		return new HubException(new Failure(FailureClass.RATE_LIMITED,
				"%s/sign-in: the session was renewed by force as often as the system allows".formatted(this.system),
				"It goes on by itself; find who else signs in to %s with the same credentials.".formatted(this.system),
				this.system, "sign-in", "force", wait, false));
	}

	/** An earlier attempt of something that must not run twice may have taken effect. */
	public HubException mayHaveRun(String operation, Operation spec) {
		return failure(spec, FailureClass.OUTCOME_UNKNOWN, operation, "an earlier attempt may have taken effect",
				"once-only", null, true, null);
	}

	public HubException of(FailureClass failureClass, String operation, String told, boolean maybeWritten) {
		return new HubException(new Failure(failureClass, "%s/%s: %s".formatted(this.system, operation, told),
				remedy(failureClass), this.system, operation, null, null, maybeWritten));
	}

	/** A duplicate of what nobody finds. */
	public HubException notFound(String operation, HubException duplicate) {
		return of(FailureClass.INVALID_DATA, operation,
				"the system says it has the record already, but does not find it by its key",
				duplicate.failure().maybeWritten());
	}

	/** Whatever a sign-in is refused for, nobody is let in. */
	public HubException notSignedIn(HubException ex) {
		HubException told = unauthorisedIfExpired(ex);
		return (told.failure().failureClass() == FailureClass.UNAUTHORISED)
				? new HubException(told.failure(), new NotLetIn(told)) : told;
	}

	/** A session refused straight after it was made: another would not help. */
	public HubException unauthorisedIfExpired(HubException ex) {
		Failure failure = ex.failure();
		if (failure.failureClass() != FailureClass.TOKEN_EXPIRED && failure.system() != null) {
			return ex;
		}
		boolean expired = failure.failureClass() == FailureClass.TOKEN_EXPIRED;
		FailureClass failureClass = expired ? FailureClass.UNAUTHORISED : failure.failureClass();
		String step = (failure.step() != null) ? failure.step() : "sign-in";
		String what = (failure.system() != null) ? failure.what()
				: "%s/%s: %s".formatted(this.system, step, failure.what());
		return new HubException(new Failure(failureClass, what, remedy(failureClass), this.system, step, failure.code(),
				failure.retryAfter(), failure.maybeWritten()), expired ? new NotLetIn(ex) : ex);
	}

	/** Whatever failed now, something may have been written before. */
	public static HubException maybeWritten(HubException ex) {
		Failure failure = ex.failure();
		return failure
			.maybeWritten()
					? ex
					: new HubException(
							new Failure(failure.failureClass(), failure.what(), failure.remedy(), failure.system(),
									failure.step(), failure.code(), failure.retryAfter(), true, failure.repeatable()),
							ex);
	}

	/**
	 * Has the next attempt wait until what may have been written can be found.
	 * @param settles how long that takes; null if it is there at once
	 */
	public static HubException settling(HubException ex, @Nullable Duration settles) {
		Failure failure = ex.failure();
		Duration told = failure.retryAfter();
		if (settles == null || !failure.maybeWritten() || (told != null && told.compareTo(settles) >= 0)) {
			return ex;
		}
		return new HubException(new Failure(failure.failureClass(), failure.what(), failure.remedy(), failure.system(),
				failure.step(), failure.code(), settles, true, failure.repeatable()), ex);
	}

	private HubException failure(Operation spec, FailureClass failureClass, String operation, String told,
			@Nullable String code, @Nullable Duration retryAfter, boolean maybeWritten, @Nullable Throwable cause) {
		boolean repeatable = spec.safety() != Safety.ONCE_ONLY || !maybeWritten;
		String what = "%s/%s: %s".formatted(this.system, operation, this.secrets.scrubbed(told));
		String clean = (code != null) ? this.secrets.scrubbed(code) : null;
		return new HubException(new Failure(failureClass, what, remedy(failureClass), this.system, operation, clean,
				retryAfter, maybeWritten, repeatable), cause);
	}

	private static boolean isNeverSent(IOException ex) {
		return ex instanceof ConnectException || ex instanceof UnknownHostException
				|| ex instanceof NoRouteToHostException || ex instanceof SSLHandshakeException
				|| ex instanceof SSLPeerUnverifiedException || ex instanceof ConnectTimeoutException
				|| ex instanceof ConnectionRequestTimeoutException;
	}

	private String remedy(FailureClass failureClass) {
		return switch (failureClass) {
			case TRANSIENT, CONFLICT -> "It is tried again by itself.";
			case UNAVAILABLE ->
				"Check that %s is up and that its address and certificate are right; the flow goes on by itself."
					.formatted(this.system);
			case RATE_LIMITED -> "It goes on by itself; if it happens often, lower the limits of %s in the settings."
				.formatted(this.system);
			case TOKEN_EXPIRED, UNAUTHORISED ->
				"Check user, password or token of %s in the settings, and that user's rights and allow-list there."
					.formatted(this.system);
			case OUTCOME_UNKNOWN ->
				"Look in %s whether the record is there, then say which; where it can, the next attempt looks by itself."
					.formatted(this.system);
			case DUPLICATE, INVALID_DATA ->
				"Correct the record where it comes from: its new version ends this by itself. Or correct in %s what it refers to, then retry."
					.formatted(this.system);
			case UNMAPPED_CODE -> "Add the code to the mapping, then retry.";
			case BUG -> "Report it with the stack trace from the log.";
		};
	}

}
