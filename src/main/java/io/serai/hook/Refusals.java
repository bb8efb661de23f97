package io.serai.hook;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Slows guessing down: an address with too many refused requests in a minute is not
 * listened to until the minute is over. Kept in memory, for at most 10,000 addresses.
 */
@Component
final class Refusals {

	private static final Duration SPAN = Duration.ofMinutes(1);

	private static final int REMEMBERED = 10_000;

	private final Map<String, Count> counts = new LinkedHashMap<>() {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
			return size() > REMEMBERED;
		}
	};

	private final LongSupplier nanoTime;

	private final int most;

	@Autowired
	Refusals(HookSettings settings) {
		this(settings, System::nanoTime);
	}

	/**
	 * Makes one with a clock that nobody sets.
	 */
	Refusals(HookSettings settings, LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
		this.most = settings.refusals();
	}

	synchronized boolean isTooMany(String address) {
		Count count = this.counts.get(address);
		return count != null && count.refused() >= this.most && isNow(count);
	}

	synchronized void count(String address) {
		Count before = this.counts.remove(address);
		this.counts.put(address, (before != null && isNow(before))
				? new Count(before.sinceNanos(), before.refused() + 1) : new Count(this.nanoTime.getAsLong(), 1));
	}

	private boolean isNow(Count count) {
		return this.nanoTime.getAsLong() - count.sinceNanos() < SPAN.toNanos();
	}

	private record Count(long sinceNanos, int refused) {
	}

}
