package io.serai.system.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

import io.serai.failure.HubException;
import org.jspecify.annotations.Nullable;

/**
 * The one session of a system. Single flight: whoever finds it gone first signs in, all
 * others wait and use the new one. A session that is about to end is renewed by one
 * caller, while all others go on with it. A password that was refused is not tried again
 * for a while, whoever asks: many systems lock a user out after a few wrong ones.
 */
public final class Session {

	private static final Duration EARLIEST = Duration.ofMinutes(5);

	private final Source source;

	private final Clock clock;

	private final ReentrantLock lock = new ReentrantLock();

	private final Refusal refusal;

	private volatile @Nullable Pass current;

	/**
	 * Makes a session that nobody has yet.
	 * @param clock tells when a session ends
	 * @param nanoTime tells how long ago a password was refused
	 * @param refusedPause how long a refused password is not tried again at first
	 */
	public Session(Source source, Clock clock, LongSupplier nanoTime, Duration refusedPause) {
		this.source = source;
		this.clock = clock;
		this.refusal = new Refusal(nanoTime, refusedPause);
	}

	/** Returns the pass to call with; signs in if there is none that still lives. */
	public Pass pass() {
		Pass pass = this.current;
		Instant now = this.clock.instant();
		if (pass == null || !pass.isAlive(now)) {
			return renew(pass);
		}
		return pass.isDue(now) ? ahead(pass) : pass;
	}

	/**
	 * Returns a pass other than {@code refused}.
	 * @param refused the one that the system no longer accepts; null if there was none
	 * @throws HubException if the sign-in fails, or was refused not long ago
	 */
	public Pass renew(@Nullable Pass refused) {
		this.lock.lock();
		try {
			Pass pass = this.current;
			if (pass == null || pass == refused) {
				Instant now = this.clock.instant();
				this.refusal.rethrowIfEarly();
				boolean force = pass != null && pass.shouldLive(now);
				this.current = null;
				try {
					pass = signIn(force);
				}
				catch (HubException ex) {
					// The next one must still know that the refused pass should live.
					this.current = force ? refused : null;
					throw ex;
				}
				this.current = pass;
			}
			return pass;
		}
		finally {
			this.lock.unlock();
		}
	}

	private Pass signIn(boolean force) {
		try {
			Pass pass = new Pass(this.source.signIn(force), this.clock.instant());
			this.refusal.end();
			return pass;
		}
		catch (HubException ex) {
			this.refusal.note(ex);
			throw ex;
		}
	}

	/** It still lives, so nobody waits, and a sign-in that fails costs nothing yet. */
	private Pass ahead(Pass due) {
		if (!this.lock.tryLock()) {
			return due;
		}
		try {
			if (this.current != due) {
				return due;
			}
			due.postpone(this.clock.instant());
			this.refusal.rethrowIfEarly();
			Pass pass = signIn(false);
			this.current = pass;
			return pass;
		}
		catch (HubException ex) {
			return due;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Signs in. */
	@FunctionalInterface
	public interface Source {

		/**
		 * Returns a new grant.
		 * @param force whether the system refused a session that should still live
		 */
		Grant signIn(boolean force);

	}

	/**
	 * What a sign-in gave. Compared by identity: two sign-ins may give equal headers.
	 */
	public static final class Pass {

		private final Grant grant;

		private volatile @Nullable Instant dueAt;

		Pass(Grant grant, Instant from) {
			this.grant = grant;
			this.dueAt = (grant.expiresAt() != null) ? grant.expiresAt().minus(early(from, grant.expiresAt())) : null;
		}

		public Grant grant() {
			return this.grant;
		}

		boolean isAlive(Instant now) {
			return this.grant.expiresAt() == null || now.isBefore(this.grant.expiresAt());
		}

		boolean isDue(Instant now) {
			Instant due = this.dueAt;
			return due != null && !now.isBefore(due);
		}

		/** Whether it was told to live longer than now. */
		boolean shouldLive(Instant now) {
			return this.grant.expiresAt() != null && now.isBefore(this.grant.expiresAt());
		}

		void postpone(Instant now) {
			Instant end = this.grant.expiresAt();
			this.dueAt = (end != null) ? now.plus(Duration.between(now, end).dividedBy(2)) : null;
		}

		/** A tenth of its life, for systems that give out the same token again. */
		private static Duration early(Instant from, Instant end) {
			Duration tenth = Duration.between(from, end).dividedBy(10);
			return (tenth.compareTo(EARLIEST) < 0) ? tenth : EARLIEST;
		}

	}

}
