package io.serai.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

import org.springframework.stereotype.Component;

/**
 * Slows guessing down: after five wrong passwords from one address, or twenty for one
 * name from anywhere, sign-in waits a minute. Who has signed in by that name from that
 * address since the start of the hub need not wait for what others guess: else any
 * stranger could keep a person out for as long as he likes. Kept in memory, for at most
 * 10,000 of each.
 */
@Component
class LoginThrottle {

	private static final int PER_ADDRESS = 5;

	private static final int PER_NAME = 20;

	private static final Duration WAIT = Duration.ofMinutes(1);

	private static final int REMEMBERED = 10_000;

	private final Map<String, Failures> failures = new Latest<>();

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
	 * Says whether a sign-in must wait, whatever its password.
	 */
	synchronized boolean mustWait(String address, String name) {
		return isOver("address " + address, PER_ADDRESS)
				|| (isOver("name " + name, PER_NAME) && !this.welcome.containsKey(new Pair(address, name)));
	}

	synchronized void failed(String address, String name) {
		count("address " + address);
		count("name " + name);
	}

	synchronized void succeeded(String address, String name) {
		this.failures.remove("address " + address);
		this.failures.remove("name " + name);
		known(address, name);
	}

	/**
	 * Remembers who comes from where. Forgets no failure: who knows one password may be
	 * guessing another.
	 */
	synchronized void known(String address, String name) {
		Pair pair = new Pair(address, name);
		this.welcome.remove(pair);
		this.welcome.put(pair, true);
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

	private record Pair(String address, String name) {
	}

	private static final class Latest<K, V> extends LinkedHashMap<K, V> {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
			return size() > REMEMBERED;
		}

	}

}
