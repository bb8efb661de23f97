package io.serai.system.reading;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.system.call.AnswerPath;
import io.serai.system.connector.Operation;
import io.serai.system.connector.Paging;
import org.jspecify.annotations.Nullable;

/**
 * The way through the pages of one list, first page first. Where they are told by offset,
 * rows that leave the list meanwhile bring all later ones forward, by as many as left: a
 * page on which no row of the page before is met again may begin behind some that nobody
 * has read. The walk then goes back, further each time, until it meets what it has read
 * or stands at the beginning. Pages by number cannot overlap: where no total tells that
 * rows left, the page before is looked at once more, and the walk begins anew if other
 * rows stand on it or in another order. What else a row holds may differ with each look
 * (a signed address, an age); where no key is known, whole rows are compared.
 */
final class PageWalk {

	/** A list whose rows look different each time would have no end. */
	private static final int MOST_LOST = 20;

	private static final Page NOTHING = new Page(List.of(), null, null, null);

	private final Function<@Nullable String, Page> reading;

	private final boolean counted;

	private final boolean numbered;

	private final int size;

	private final @Nullable AnswerPath key;

	private Set<JsonNode> before = Set.of();

	private List<JsonNode> last = List.of();

	private @Nullable String lastAt;

	private boolean overlapping;

	private @Nullable String at;

	private boolean over;

	private boolean still;

	private int lost;

	/**
	 * Begins before the first page.
	 * @param reading reads the page that starts at a cursor; null for the first
	 */
	PageWalk(Operation operation, Function<@Nullable String, Page> reading) {
		this.reading = reading;
		this.counted = operation.pagingKind() == Paging.OFFSET;
		this.numbered = operation.pagingKind() == Paging.PAGE && operation.total() == null;
		this.size = operation.pageSize();
		this.key = operation.key();
	}

	/** Whether there is another page. */
	boolean goesOn() {
		return !this.over;
	}

	/** Whether the page that was read last names itself as the next. */
	boolean standsStill() {
		return this.still;
	}

	/** Whether too many pages did not follow on the one before. */
	boolean isLost() {
		return this.lost > MOST_LOST;
	}

	/**
	 * Returns the next page that leaves nothing out. Once the walk {@link #isLost() is
	 * lost}, a page without rows.
	 */
	Page next() {
		Page page = this.reading.apply(this.at);
		if (this.counted) {
			page = met(page);
		}
		if (this.numbered && hasMoved()) {
			this.lost++;
			this.at = null;
			page = isLost() ? NOTHING : this.reading.apply(null);
		}
		this.before = this.counted ? new HashSet<>(page.items()) : Set.of();
		this.overlapping = page.items().size() > 1;
		this.last = this.numbered ? names(page) : List.of();
		this.lastAt = this.at;
		this.over = page.next() == null;
		this.still = page.next() != null && page.next().equals(this.at);
		this.at = page.next();
		return page;
	}

	/** Goes back until it meets what it has read. */
	private Page met(Page first) {
		Page page = first;
		long back = this.size;
		while (!follows(page)) {
			if (++this.lost > MOST_LOST) {
				return NOTHING;
			}
			this.at = back(back);
			back *= 2;
			page = this.reading.apply(this.at);
		}
		return page;
	}

	private boolean hasMoved() {
		return this.at != null && !names(this.reading.apply(this.lastAt)).equals(this.last);
	}

	private List<JsonNode> names(Page page) {
		return page.items().stream().map(this::name).toList();
	}

	private JsonNode name(JsonNode row) {
		return Optional.ofNullable(this.key).flatMap((path) -> path.in(row)).orElse(row);
	}

	private boolean follows(Page page) {
		return this.at == null || !this.overlapping || !Collections.disjoint(this.before, page.items());
	}

	private @Nullable String back(long rows) {
		long start = Long.parseLong(String.valueOf(this.at)) - rows;
		return (start > 0) ? Long.toString(start) : null;
	}

}
