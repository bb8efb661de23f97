package io.serai.system.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.canonical.CanonicalJson;
import io.serai.canonical.HubHeaders;
import io.serai.failure.FailureClass;
import io.serai.mapping.Mappings;
import io.serai.system.call.Answer;
import io.serai.system.call.Call;
import io.serai.system.connector.Operation;
import io.serai.system.connector.Paging;
import io.serai.system.connector.PollTime;
import io.serai.system.connector.Send;
import io.serai.system.outside.OutsideSystem;
import org.jspecify.annotations.Nullable;

/**
 * One page of what changed.
 *
 * @param items as they came
 * @param next where the next page starts; null if this is the last
 * @param total rows of all pages; null if the system does not tell
 * @param reached the cursor that the system told, also on the last page; null if none
 */
public record Page(List<JsonNode> items, @Nullable String next, @Nullable Integer total, @Nullable String reached) {

	private static final int ROWS_AGAIN = 5;

	/**
	 * Reads a page.
	 * @param at where it starts
	 * @throws io.serai.failure.HubException if the system does not give it
	 */
	public static Page read(OutsideSystem system, String name, PollWindow window, Start at, Mappings mappings) {
		Operation operation = system.operation(name);
		String start = (at.cursor() != null) ? at.cursor() : first(operation.pagingKind());
		Map<String, String> inputs = inputs(system, operation, window, start);
		if (at.asked() != null) {
			inputs.put(HubHeaders.EACH, at.asked());
		}
		JsonNode input = CanonicalJson.mapper().valueToTree(inputs);
		String link = (operation.pagingKind() == Paging.LINK) ? at.cursor() : null;
		// The told address holds everything that was asked for: parameters would stand in
		// it twice.
		boolean told = link != null && operation.sending() == Send.QUERY;
		JsonNode request = (operation.request() != null && !told)
				? mappings.apply(operation.request(), input, system.asking(null)) : null;
		Answer answer = system.call(name, new Call(request, inputs, link));
		JsonNode found = Optional.ofNullable(operation.items())
			.flatMap((path) -> path.in(answer.json()))
			.filter(JsonNode::isArray)
			.or(() -> isEmptyList(operation, answer))
			.orElseThrow(() -> system.failures()
				.of(FailureClass.TRANSIENT, name, "the answer holds no list at " + operation.items(), false));
		List<JsonNode> items = new ArrayList<>();
		found.forEach(items::add);
		return new Page(items, next(operation, answer, start, items.size()), total(operation, answer),
				Optional.ofNullable(operation.next()).flatMap((path) -> path.text(answer.json())).orElse(null));
	}

	private static Map<String, String> inputs(OutsideSystem system, Operation operation, PollWindow window,
			@Nullable String start) {
		Map<String, String> inputs = new HashMap<>();
		PollTime time = system.time(operation);
		inputs.put(HubHeaders.SINCE, time.text(window.since()));
		inputs.put(HubHeaders.UNTIL, time.text(window.until()));
		inputs.put(HubHeaders.LIMIT, Integer.toString(operation.pageSize()));
		if (start != null && operation.pagingKind() != Paging.LINK) {
			inputs.put(HubHeaders.CURSOR, start);
			inputs.put(HubHeaders.CURSOR_ENCODED, Call.encoded(start));
		}
		return inputs;
	}

	private static @Nullable String first(Paging paging) {
		return switch (paging) {
			case OFFSET -> "0";
			case PAGE, REVERSE -> "1";
			default -> null;
		};
	}

	/** Some systems leave an empty list out, but say that there is no more. */
	private static Optional<JsonNode> isEmptyList(Operation operation, Answer answer) {
		boolean over = Optional.ofNullable(operation.hasMore())
			.flatMap((path) -> path.text(answer.json()))
			.filter(Page::isNo)
			.isPresent();
		Integer total = total(operation, answer);
		return (over || (total != null && total == 0)) ? Optional.of(CanonicalJson.mapper().createArrayNode())
				: Optional.empty();
	}

	/**
	 * Rows that change while a system is paged by offset leave the window or move to its
	 * end, and all others move forward. Each page starts a few rows early: whether one of
	 * them is met again tells the {@link PageWalk} that none was jumped over.
	 */
	private static @Nullable String next(Operation operation, Answer answer, @Nullable String start, int rows) {
		Optional<String> more = Optional.ofNullable(operation.hasMore()).flatMap((path) -> path.text(answer.json()));
		boolean full = more.map((text) -> !isNo(text)).orElse(rows >= operation.pageSize());
		if (more.isPresent() && !full) {
			return null;
		}
		return switch (operation.pagingKind()) {
			case NONE, REVERSE -> null;
			case CURSOR, LINK -> (operation.next() != null) ? operation.next().text(answer.json()).orElse(null) : null;
			case OFFSET -> {
				int again = Math.min(ROWS_AGAIN, rows / 2);
				yield (!full || start == null || rows == 0) ? null
						: Long.toString(Long.parseLong(start) + rows - again);
			}
			case PAGE -> (!full || start == null || rows == 0) ? null : Integer.toString(Integer.parseInt(start) + 1);
		};
	}

	private static boolean isNo(String text) {
		return text.equals("false") || text.equals("0");
	}

	private static @Nullable Integer total(Operation operation, Answer answer) {
		return Optional.ofNullable(operation.total())
			.flatMap((path) -> path.text(answer.json()))
			.filter((text) -> text.matches("\\d{1,9}"))
			.map(Integer::valueOf)
			.orElse(null);
	}

	/**
	 * Where a page starts.
	 *
	 * @param asked which of the lists that the operation asks for one by one; null if it
	 * has only one
	 * @param cursor what the page before told; null for the first
	 */
	public record Start(@Nullable String asked, @Nullable String cursor) {
	}

}
