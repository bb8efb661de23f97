package io.serai.hook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

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

	private final Clock clock;

	private final int most;

	Refusals(Clock clock, HookSettings settings) {
		this.clock = clock;
		this.most = settings.refusals();
	}

	synchronized boolean isTooMany(String address) {
		Count count = this.counts.get(address);
		return count != null && count.refused() >= this.most && isNow(count);
	}

	synchronized void count(String address) {
		Count before = this.counts.remove(address);
		this.counts.put(address, (before != null && isNow(before)) ? new Count(before.since(), before.refused() + 1)
				: new Count(this.clock.instant(), 1));
	}

	private boolean isNow(Count count) {
		return this.clock.instant().isBefore(count.since().plus(SPAN));
	}

	private record Count(Instant since, int refused) {
	}

}
