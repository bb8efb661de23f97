package io.serai.demo;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Things of a simulated system that change and are listed by their last change, oldest
 * first.
 */
final class Feed {

	private final Map<String, ObjectNode> things = new LinkedHashMap<>();

	private final Set<String> unlisted = new HashSet<>();

	private final Clock clock;

	Feed(Clock clock) {
		this.clock = clock;
	}

	/** Puts a thing in place of what had its key; pollers find it from now on. */
	synchronized void put(String key, ObjectNode thing) {
		this.things.remove(key);
		this.unlisted.remove(key);
		this.things.put(key, thing.deepCopy().put("updatedAt", this.clock.instant().toString()));
	}

	/** Puts a thing where nobody finds it but by its key. */
	synchronized void putUnlisted(String key, ObjectNode thing) {
		put(key, thing);
		this.unlisted.add(key);
	}

	/** Takes a thing away, as if it had never been there. */
	synchronized void remove(String key) {
		this.things.remove(key);
	}

	synchronized Optional<ObjectNode> find(String key) {
		return Optional.ofNullable(this.things.get(key)).map(ObjectNode::deepCopy);
	}

	/**
	 * Returns the page that the caller asks for.
	 * @param since name of the parameter that says since when
	 */
	synchronized ObjectNode page(Call call, String since) {
		Instant from = call.parameter(since).map(Instant::parse).orElse(Instant.EPOCH);
		return page(call, (thing) -> !Instant.parse(thing.path("updatedAt").asText()).isBefore(from));
	}

	/**
	 * Returns what was made in the stretch of time that the caller asks for.
	 * @param made name of the field that says when
	 */
	synchronized List<ObjectNode> made(Call call, String made) {
		OrderedBetween stretch = OrderedBetween.of(call);
		return this.things.values()
			.stream()
			.filter((thing) -> stretch.holds(thing.path(made).asText()))
			.map(ObjectNode::deepCopy)
			.toList();
	}

	private ObjectNode page(Call call, Predicate<ObjectNode> wanted) {
		return page(call,
				this.things.entrySet()
					.stream()
					.filter((one) -> !this.unlisted.contains(one.getKey()))
					.map(Map.Entry::getValue)
					.filter(wanted)
					.toList());
	}

	/** Returns the page that the caller asks for of what was found. */
	static ObjectNode page(Call call, List<ObjectNode> found) {
		int start = call.parameter("cursor").map(Integer::parseInt).orElse(0);
		int limit = call.parameter("limit").map(Integer::parseInt).orElse(100);
		int end = Math.min(found.size(), start + limit);
		ObjectNode page = Json.object();
		ArrayNode items = page.putArray("items");
		found.subList(Math.min(start, end), end).forEach((thing) -> items.add(thing.deepCopy()));
		return (end < found.size()) ? page.put("nextCursor", Integer.toString(end)) : page;
	}

	/** Takes away the first thing of a kind, as if it had never been there. */
	synchronized void removeFirst(Predicate<ObjectNode> isOfKind) {
		this.things.values().stream().filter(isOfKind).findFirst().ifPresent(this.things.values()::remove);
	}

	synchronized ArrayNode all() {
		ArrayNode all = Json.MAPPER.createArrayNode();
		this.things.forEach((key, thing) -> {
			ObjectNode copy = thing.deepCopy();
			all.add(this.unlisted.contains(key) ? copy.put("unlisted", true) : copy);
		});
		return all;
	}

}
