package io.serai.system;

import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * The one session of a system. Single flight: whoever finds it gone first signs in, all
 * others wait and use the new one.
 */
final class Session {

	private final Supplier<Map<String, String>> signIn;

	private final ReentrantLock lock = new ReentrantLock();

	private volatile @Nullable Pass current;

	Session(Supplier<Map<String, String>> signIn) {
		this.signIn = signIn;
	}

	/** Returns the pass to call with; signs in if there is none. */
	Pass pass() {
		Pass pass = this.current;
		return (pass != null) ? pass : renew(null);
	}

	/**
	 * Returns a pass other than {@code refused}.
	 * @param refused the one that the system no longer accepts; null if there was none
	 */
	Pass renew(@Nullable Pass refused) {
		this.lock.lock();
		try {
			Pass pass = this.current;
			if (pass == null || pass == refused) {
				this.current = null;
				pass = new Pass(this.signIn.get());
				this.current = pass;
			}
			return pass;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * What a sign-in gave. Compared by identity: two sign-ins may give equal headers.
	 */
	static final class Pass {

		private final Map<String, String> headers;

		Pass(Map<String, String> headers) {
			this.headers = Map.copyOf(headers);
		}

		Map<String, String> headers() {
			return this.headers;
		}

	}

}
