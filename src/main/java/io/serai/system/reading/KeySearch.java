package io.serai.system.reading;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.canonical.CanonicalRecord;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.mapping.Mappings;
import io.serai.system.connector.Operation;
import io.serai.system.outside.OutsideSystem;
import org.jspecify.annotations.Nullable;

/**
 * Finds a record in a system that can list but not find: reads what is listed, the latest
 * first, until the mapping of one makes our key of it. It says "not there" only if it has
 * seen everything that it had to look at.
 */
public final class KeySearch {

	private static final int MOST_READ = 1_000;

	/** Clocks differ: the record may be there before we say that it was made. */
	private static final Duration BEFORE = Duration.ofMinutes(10);

	private final OutsideSystem system;

	private final String list;

	private final Operation operation;

	private final Duration within;

	private final Mappings mappings;

	private final @Nullable Details details;

	private int read;

	private int unread;

	/**
	 * Makes a search.
	 * @param list a poll without {@code each} or paging {@code reverse}
	 * @param within how far back it looks at most
	 */
	public KeySearch(OutsideSystem system, String list, Duration within, Mappings mappings) {
		this.system = system;
		this.list = list;
		this.operation = system.operation(list);
		this.within = within;
		this.mappings = mappings;
		this.details = (this.operation.detail() != null) ? new Details(system, this.operation.detail(), mappings)
				: null;
	}

	/**
	 * Returns what the system calls the record; empty if it is not there.
	 * @throws HubException if that cannot be told
	 */
	public Optional<String> find(CanonicalRecord record) {
		Instant now = this.system.now();
		Instant first = first(record, now);
		Instant until = now;
		do {
			Instant since = later(until.minus(this.operation.pollWindow()), first);
			Optional<String> found = find(record.key(), new PollWindow(since, until, true));
			if (found.isPresent()) {
				return found;
			}
			until = since;
		}
		while (until.isAfter(first));
		if (this.unread > 0) {
			throw unknown("%d of those listed could not be read".formatted(this.unread));
		}
		return Optional.empty();
	}

	private Optional<String> find(String key, PollWindow window) {
		PageWalk walk = new PageWalk(this.operation, (cursor) -> page(window, cursor));
		do {
			Page page = walk.next();
			if (walk.isLost()) {
				throw unknown("its rows move about faster than they can be read");
			}
			if (this.details != null) {
				this.details.next(page.items());
			}
			for (JsonNode listed : page.items()) {
				PolledItem item = item(listed);
				if (isIt(item, key)) {
					return Optional.of(id(item));
				}
			}
		}
		while (walk.goesOn());
		return Optional.empty();
	}

	/** Pages count too, so that a list without an end comes to one. */
	private Page page(PollWindow window, @Nullable String cursor) {
		if (cursor != null) {
			count();
		}
		return Page.read(this.system, this.list, window, new Page.Start(null, cursor), this.mappings);
	}

	private PolledItem item(JsonNode listed) {
		PolledItem item = new PolledItem(this.system, this.operation, listed);
		return (this.details != null) ? this.details.read(item) : item;
	}

	private String id(PolledItem item) {
		return Optional.ofNullable(this.operation.id()).flatMap((path) -> path.text(item.json())).orElseGet(item::name);
	}

	private boolean isIt(PolledItem item, String key) {
		count();
		if (item.unreadable() != null) {
			this.unread++;
			return false;
		}
		try {
			JsonNode mapped = item.mapped(this.mappings);
			for (JsonNode one : mapped.isArray() ? mapped : List.of(mapped)) {
				if (one.path("key").asText().equals(key)) {
					return true;
				}
			}
			return false;
		}
		catch (HubException ex) {
			this.unread++;
			return false;
		}
	}

	private void count() {
		if (++this.read > MOST_READ) {
			throw unknown("it is not among the last %d listed; there are more".formatted(MOST_READ));
		}
	}

	private Instant first(CanonicalRecord record, Instant now) {
		Instant earliest = now.minus(this.within);
		boolean fromTheFuture = record.updatedAt().isAfter(now);
		return fromTheFuture ? earliest : later(record.updatedAt().minus(BEFORE), earliest);
	}

	private static Instant later(Instant left, Instant right) {
		return left.isAfter(right) ? left : right;
	}

	private HubException unknown(String told) {
		return this.system.failures().of(FailureClass.OUTCOME_UNKNOWN, this.list, told, true);
	}

}
