package io.serai.system.signin;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.serai.failure.Failure;
import io.serai.failure.HubException;

/**
 * Whether a system lets the hub's calls in, all of them or those of one operation. After
 * a refusal no flow calls for a while; then one call tries, and the others wait for its
 * end. Many systems lock a user out after a few wrong passwords.
 */
public final class Admission {

	private final Predicate<HubException> concerns;

	private final Refusal refusal;

	private int refusals;

	private boolean trying;

	/**
	 * Lets every call in until one is refused.
	 * @param concerns whether a failure is such a refusal
	 * @param refusedPause how long nobody calls after the first refusal
	 */
	public Admission(Predicate<HubException> concerns, LongSupplier nanoTime, Duration refusedPause) {
		this.concerns = concerns;
		this.refusal = new Refusal(nanoTime, refusedPause);
	}

	/**
	 * Makes a call, unless it is too early to try again.
	 * @throws HubException as the call does, or as the system refused the last one
	 */
	public <T> T through(Supplier<T> call) {
		int known = enter();
		try {
			T answer = call.get();
			granted(known);
			return answer;
		}
		catch (HubException ex) {
			if (this.concerns.test(ex)) {
				refused(known, ex);
			}
			throw ex;
		}
		finally {
			leave(known);
		}
	}

	/**
	 * Returns how long nobody calls; zero while a call tries or may try, empty if nothing
	 * was refused.
	 */
	public synchronized Optional<Duration> shutFor() {
		return this.refusal.left();
	}

	private synchronized int enter() {
		if (this.trying) {
			this.refusal.rethrow();
		}
		this.refusal.rethrowIfEarly();
		this.trying = this.refusal.left().isPresent();
		return this.refusals;
	}

	/** A call that began before the refusal says nothing of what came after. */
	private synchronized void granted(int known) {
		if (known == this.refusals) {
			this.refusal.end();
		}
	}

	/** Of calls that were on their way together, only the first counts. */
	private synchronized void refused(int known, HubException ex) {
		if (known == this.refusals) {
			this.refusals++;
			this.trying = false;
			this.refusal.note(notCalled(ex));
		}
	}

	private synchronized void leave(int known) {
		if (known == this.refusals) {
			this.trying = false;
		}
	}

	/** Whoever is refused without a call has written nothing. */
	private static HubException notCalled(HubException ex) {
		Failure told = ex.failure();
		return new HubException(new Failure(told.failureClass(), told.what(), told.remedy(), told.system(), told.step(),
				told.code(), null, false), ex);
	}

}
