package io.serai.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a system holds against what it has to hold.
 *
 * @param missing keys of what is not there
 * @param doubled what is there more than once
 * @param wrong what is there with another content
 * @param unasked what nobody sent, or what should not have arrived
 */
record Comparison(List<String> missing, List<String> doubled, List<String> wrong, List<String> unasked) {

	/**
	 * Compares.
	 * @param due content by key
	 * @param held all that the system holds
	 */
	static Comparison of(Map<String, String> due, List<Held> held) {
		Comparison comparison = new Comparison(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(),
				new ArrayList<>());
		Map<String, List<Held>> found = held.stream().collect(Collectors.groupingBy(Held::key));
		due.forEach((key, content) -> comparison.add(key, content, found.getOrDefault(key, List.of())));
		found.keySet()
			.stream()
			.filter((key) -> !due.containsKey(key))
			.sorted()
			.forEach((key) -> comparison.unasked.add(key + ": should not be there"));
		return comparison;
	}

	boolean isEqual() {
		return this.missing.isEmpty() && this.doubled.isEmpty() && this.wrong.isEmpty() && this.unasked.isEmpty();
	}

	/**
	 * Returns every difference, one line each.
	 */
	List<String> differences() {
		List<String> all = new ArrayList<>();
		this.doubled.forEach((line) -> all.add("doubled  " + line));
		this.wrong.forEach((line) -> all.add("wrong    " + line));
		this.unasked.forEach((line) -> all.add("unasked  " + line));
		this.missing.forEach((line) -> all.add("missing  " + line));
		return all;
	}

	private void add(String key, String content, List<Held> found) {
		if (found.isEmpty()) {
			this.missing.add(key);
			return;
		}
		if (found.size() > 1) {
			this.doubled.add("%s: %d times".formatted(key, found.size()));
		}
		found.stream()
			.filter((held) -> !held.content().equals(content))
			.forEach((held) -> this.wrong.add("%s: %s instead of %s".formatted(key, held.content(), content)));
	}

	/**
	 * One thing that a system holds.
	 *
	 * @param key by which it is found again
	 * @param content what of it has to be right, as text
	 */
	record Held(String key, String content) {

	}

}
