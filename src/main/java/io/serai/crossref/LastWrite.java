package io.serai.crossref;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.serai.canonical.RecordKey;

/**
 * What a system is known to hold of a record because the hub wrote it there.
 *
 * @param place where
 * @param version of the record as it was written
 * @param fields fingerprint of each field, by name; of one of which the system has told
 * something else since, by its name after a {@code ~}
 * @param told names of the fields that the system has ever told
 */
record LastWrite(Place place, String version, Map<String, String> fields, Set<String> told) {

	LastWrite {
		fields = new TreeMap<>(fields);
		told = new TreeSet<>(told);
	}

	private static final String WAS = "~";

	/** Returns what the system still has as it was written, as far as is known. */
	Map<String, String> current() {
		Map<String, String> current = new TreeMap<>(this.fields);
		current.keySet().removeIf((name) -> name.startsWith(WAS));
		return current;
	}

	/** Returns all that was written, whatever the system has told since. */
	Map<String, String> written() {
		Map<String, String> written = new TreeMap<>();
		this.fields.forEach((name, print) -> written.put(name.startsWith(WAS) ? name.substring(1) : name, print));
		return written;
	}

	/**
	 * Tells whether a system that says this says nothing new. A system tells only what it
	 * has a place for, so what it never told may be missing; what it told before and does
	 * not tell now was taken away there.
	 */
	boolean isSaidBy(Map<String, String> said) {
		return !current().isEmpty()
				&& said.entrySet()
					.stream()
					.allMatch((field) -> field.getValue().equals(this.fields.get(field.getKey())))
				&& this.told.stream().noneMatch((name) -> this.fields.containsKey(name) && !said.containsKey(name));
	}

	/** Returns it after the system has told so much. */
	LastWrite after(Map<String, String> said) {
		Set<String> all = new TreeSet<>(this.told);
		all.addAll(said.keySet());
		Map<String, String> left = new TreeMap<>();
		this.fields.forEach((name, print) -> left
			.put((all.contains(name) && !print.equals(said.get(name))) ? WAS + name : name, print));
		return new LastWrite(this.place, this.version, left, all);
	}

	/** A record in a system. */
	record Place(String system, RecordKey record) {
	}

}
