package io.serai.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

import org.springframework.stereotype.Component;

/**
 * Slows guessing down: after five wrong passwords from one address, or twenty for one
 * name from anywhere, sign-in waits a minute. Kept in memory, for at most 10,000 of them.
 */
@Component
class LoginThrottle {

	private static final int PER_ADDRESS = 5;

	private static final int PER_NAME = 20;

	private static final Duration WAIT = Duration.ofMinutes(1);

	private static final int REMEMBERED = 10_000;

	private final Map<String, Failures> failures = new LinkedHashMap<>() {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
			return size() > REMEMBERED;
		}
	};

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
	 * Says whether a sign-in must wait, whatever its password.
	 */
	synchronized boolean mustWait(String address, String name) {
		return isOver("address " + address, PER_ADDRESS) || isOver("name " + name, PER_NAME);
	}

	synchronized void failed(String address, String name) {
		count("address " + address);
		count("name " + name);
	}

	synchronized void succeeded(String address, String name) {
		this.failures.remove("address " + address);
		this.failures.remove("name " + name);
	}

	private boolean isOver(String subject, int limit) {
		Failures known = this.failures.get(subject);
		return known != null && known.count() >= limit && isGuessing(known);
	}

	/** Failures further apart than the wait are not guessing: counting starts anew. */
	private void count(String subject) {
		Failures known = this.failures.remove(subject);
		int before = (known != null && isGuessing(known)) ? known.count() : 0;
		this.failures.put(subject, new Failures(before + 1, this.nanoTime.getAsLong()));
	}

	private boolean isGuessing(Failures known) {
		return this.nanoTime.getAsLong() - known.lastNanos() < WAIT.toNanos();
	}

	private record Failures(int count, long lastNanos) {
	}

}
