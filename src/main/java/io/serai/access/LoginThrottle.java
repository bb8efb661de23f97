package io.serai.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Component;

/**
 * Slows guessing down: after five wrong passwords from one address, or twenty for one
 * name from anywhere, sign-in waits a minute. An attempt counts before its password is
 * looked at, and until it is known how it ends: else any number at once would pass before
 * the first has failed. Who has signed in by that name from that address since the start
 * of the hub need not wait for what others guess: else any stranger could keep a person
 * out for as long as he likes. Kept in memory, for at most 10,000 of each.
 */
@Component
class LoginThrottle {

	private static final int PER_ADDRESS = 5;

	private static final int PER_NAME = 20;

	private static final Duration WAIT = Duration.ofMinutes(1);

	private static final int REMEMBERED = 10_000;

	private final Map<String, Guesses> guesses = new Latest<>();

	private final Map<Pair, Boolean> welcome = new Latest<>();

	private final LongSupplier nanoTime;

	LoginThrottle() {
		this(System::nanoTime);
	}

	/**
	 * Makes one with a clock that nobody sets.
	 */
	LoginThrottle(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
	}

	/**
	 * Begins a sign-in whose password may be looked at now; to be closed in any case.
	 * @return empty if it must wait, whatever its password
	 */
	synchronized Optional<Attempt> begin(String address, String name) {
		Pair who = new Pair(address, name);
		if (total(who.byAddress()) >= PER_ADDRESS
				|| (total(who.byName()) >= PER_NAME && !this.welcome.containsKey(who))) {
			return Optional.empty();
		}
		put(who.byAddress(), known(who.byAddress()).begun());
		put(who.byName(), known(who.byName()).begun());
		return Optional.of(new Attempt(who));
	}

	private synchronized void failed(Pair who) {
		long now = this.nanoTime.getAsLong();
		put(who.byAddress(), known(who.byAddress()).failed(now));
		put(who.byName(), known(who.byName()).failed(now));
	}

	private synchronized void takeBack(Pair who) {
		put(who.byAddress(), known(who.byAddress()).takenBack());
		put(who.byName(), known(who.byName()).takenBack());
	}

	/** What others try meanwhile goes on counting. */
	private synchronized void forget(Pair who) {
		put(who.byAddress(), known(who.byAddress()).takenBack().forgotten());
		put(who.byName(), known(who.byName()).takenBack().forgotten());
	}

	private synchronized void welcome(Pair who) {
		this.welcome.remove(who);
		this.welcome.put(who, true);
	}

	private int total(String subject) {
		Guesses known = known(subject);
		return known.failed() + known.open();
	}

	/** Failures further apart than the wait are not guessing: counting starts anew. */
	private Guesses known(String subject) {
		Guesses known = this.guesses.getOrDefault(subject, Guesses.NONE);
		boolean isGuessing = this.nanoTime.getAsLong() - known.lastNanos() < WAIT.toNanos();
		return isGuessing ? known : known.forgotten();
	}

	private void put(String subject, Guesses known) {
		this.guesses.remove(subject);
		if (known.failed() + known.open() > 0) {
			this.guesses.put(subject, known);
		}
	}

	/**
	 * A sign-in under way. Unless it ends otherwise, it was a wrong password.
	 */
	final class Attempt implements AutoCloseable {

		private final Pair who;

		private boolean isOpen = true;

		private Attempt(Pair who) {
			this.who = who;
		}

		/** Returns the one that a request makes; empty if it makes none. */
		static Optional<Attempt> of(HttpServletRequest request) {
			return Optional.ofNullable((Attempt) request.getAttribute(Attempt.class.getName()));
		}

		void keepIn(HttpServletRequest request) {
			request.setAttribute(Attempt.class.getName(), this);
		}

		/** It was not checked, or says nothing about guessing. */
		void takeBack() {
			if (ends()) {
				LoginThrottle.this.takeBack(this.who);
			}
		}

		/** Forgets the failures of that name and that address. */
		void succeeded() {
			if (ends()) {
				LoginThrottle.this.forget(this.who);
				LoginThrottle.this.welcome(this.who);
			}
		}

		/**
		 * Remembers who comes from where. Forgets no failure: who knows one password may
		 * be guessing another.
		 */
		void known() {
			takeBack();
			LoginThrottle.this.welcome(this.who);
		}

		@Override
		public void close() {
			if (ends()) {
				LoginThrottle.this.failed(this.who);
			}
		}

		private boolean ends() {
			boolean wasOpen = this.isOpen;
			this.isOpen = false;
			return wasOpen;
		}

	}

	/**
	 * What is known of an address or a name.
	 *
	 * @param failed wrong passwords, one soon after the other
	 * @param lastNanos when the last of them was
	 * @param open attempts of which it is not known yet how they end
	 */
	private record Guesses(int failed, long lastNanos, int open) {

		static final Guesses NONE = new Guesses(0, 0, 0);

		Guesses begun() {
			return new Guesses(this.failed, this.lastNanos, this.open + 1);
		}

		Guesses takenBack() {
			return new Guesses(this.failed, this.lastNanos, Math.max(0, this.open - 1));
		}

		Guesses failed(long now) {
			return new Guesses(this.failed + 1, now, Math.max(0, this.open - 1));
		}

		Guesses forgotten() {
			return new Guesses(0, this.lastNanos, this.open);
		}

	}

	private record Pair(String address, String name) {

		String byAddress() {
			return "address " + this.address;
		}

		String byName() {
			return "name " + this.name;
		}

	}

	private static final class Latest<K, V> extends LinkedHashMap<K, V> {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
			return size() > REMEMBERED;
		}

	}

}
