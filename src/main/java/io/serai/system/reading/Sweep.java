package io.serai.system.reading;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.mapping.Mappings;
import io.serai.system.connector.Operation;
import io.serai.system.connector.Paging;
import io.serai.system.outside.OutsideSystem;
import org.jspecify.annotations.Nullable;

/**
 * One reading of one window: all pages, and what each item is told by.
 */
public final class Sweep {

	private static final int MOST_PAGES = 10_000;

	private final OutsideSystem system;

	private final String name;

	private final Operation operation;

	private final Mappings mappings;

	private final Function<PolledItem, Optional<Instant>> take;

	private final BooleanSupplier lease;

	private final Set<String> seen;

	private final @Nullable Details details;

	private @Nullable Instant newest;

	private @Nullable String asked;

	private boolean lost;

	/**
	 * Makes a reading.
	 * @param take publishes an item and returns when it changed
	 * @param lease renews the right to poll; false if another node has it
	 * @param seen fingerprints of what went through before; survives this reading
	 */
	public Sweep(OutsideSystem system, String name, Mappings mappings, Function<PolledItem, Optional<Instant>> take,
			BooleanSupplier lease, Set<String> seen) {
		this.system = system;
		this.name = name;
		this.operation = system.operation(name);
		this.mappings = mappings;
		this.take = take;
		this.lease = lease;
		this.seen = seen;
		this.details = (this.operation.detail() != null) ? new Details(system, this.operation.detail(), mappings)
				: null;
	}

	/** Returns the latest change seen; empty if nothing was. */
	public Optional<Instant> newest() {
		return Optional.ofNullable(this.newest);
	}

	/**
	 * Reads the window.
	 * @return false if it has more pages than the operation may ask for, or rows move
	 * about in it faster than they can be read; a shorter one may go
	 * @throws HubException if the system does not give it or the route does not take it
	 */
	public boolean read(PollWindow window) {
		if (this.operation.each().isEmpty()) {
			return list(window);
		}
		return this.operation.each().stream().allMatch((one) -> {
			this.asked = one;
			return list(window);
		});
	}

	/** Tells why {@link #read} read nothing whole of a window that cannot be shorter. */
	public HubException tooDense() {
		return fault(this.lost
				? "its rows move about, or look different each time, faster than they can be read; a total or a cursor would help"
				: "more changes within two seconds than it may ask for or can read in one piece; raise pages or size");
	}

	private boolean list(PollWindow window) {
		return (this.operation.pagingKind() == Paging.REVERSE) ? backwards(window) : forwards(window);
	}

	/**
	 * Reads whatever came after a cursor.
	 * @param from the cursor; null for the beginning
	 * @param reached keeps the cursor of each page that went through
	 * @throws HubException if the system does not give it or the route does not take it
	 */
	public void onwards(PollWindow window, @Nullable String from, Consumer<String> reached) {
		String cursor = from;
		for (int pages = 0; pages < mostPages(); pages++) {
			Page page = page(window, cursor);
			takeAll(page);
			if (page.reached() != null) {
				reached.accept(page.reached());
			}
			if (page.next() == null) {
				return;
			}
			if (page.next().equals(cursor) || !this.lease.getAsBoolean()) {
				throw endless();
			}
			cursor = page.next();
		}
	}

	private boolean forwards(PollWindow window) {
		PageWalk walk = new PageWalk(this.operation, (cursor) -> page(window, cursor));
		Integer total = null;
		for (int pages = 0; pages < mostPages(); pages++) {
			Page page = walk.next();
			this.lost = walk.isLost();
			if (this.lost || isTooMuch(page)) {
				return false;
			}
			takeAll(page);
			if (!walk.goesOn()) {
				checkNothingLeft(total, page);
				return true;
			}
			total = (total != null) ? total : page.total();
			if (walk.standsStill() || !this.lease.getAsBoolean()) {
				throw endless();
			}
		}
		if (this.operation.pages() == null) {
			throw endless();
		}
		return false;
	}

	private boolean backwards(PollWindow window) {
		Page first = page(window, null);
		if (isTooMuch(first)) {
			return false;
		}
		if (first.total() == null) {
			throw fault("the answer holds no number of rows at " + this.operation.total());
		}
		int last = (first.total() + this.operation.pageSize() - 1) / this.operation.pageSize();
		for (int number = last; number > 1; number--) {
			takeAll(page(window, Integer.toString(number)));
			if (!this.lease.getAsBoolean()) {
				throw endless();
			}
		}
		takeAll((last > 1) ? page(window, "1") : first);
		return true;
	}

	private Page page(PollWindow window, @Nullable String cursor) {
		return Page.read(this.system, this.name, window, new Page.Start(this.asked, cursor), this.mappings);
	}

	private void takeAll(Page page) {
		if (this.details != null) {
			this.details.next(page.items());
		}
		page.items().forEach(this::take);
	}

	/** Rows that left the list moved others to pages that were read before. */
	private void checkNothingLeft(@Nullable Integer before, Page last) {
		boolean moves = this.operation.pagingKind() == Paging.PAGE;
		if (moves && before != null && last.total() != null && last.total() < before) {
			throw fault("rows left the list while it was read; it is read again");
		}
	}

	private boolean isTooMuch(Page page) {
		return this.operation.pages() != null && page.total() != null
				&& page.total() > (long) this.operation.pages() * this.operation.pageSize();
	}

	private int mostPages() {
		return (this.operation.pages() != null) ? this.operation.pages() : MOST_PAGES;
	}

	private void take(JsonNode listed) {
		String row = this.operation.isReadOnce()
				? this.asked + new PolledItem(this.system, this.operation, listed).fingerprint() : null;
		if (row != null && this.seen.contains(row)) {
			return;
		}
		Optional<Instant> changedAt = this.take.apply(detailed(listed));
		if (changedAt.isPresent() && (this.newest == null || changedAt.get().isAfter(this.newest))) {
			this.newest = changedAt.get();
		}
		if (row != null) {
			this.seen.add(row);
		}
	}

	/** A list of ids only: each is read singly. */
	private PolledItem detailed(JsonNode listed) {
		PolledItem item = new PolledItem(this.system, this.operation, listed);
		return (this.details != null) ? this.details.read(item) : item;
	}

	private HubException endless() {
		return fault("paging did not come to an end");
	}

	private HubException fault(String told) {
		return this.system.failures().of(FailureClass.TRANSIENT, this.name, told, false);
	}

}
