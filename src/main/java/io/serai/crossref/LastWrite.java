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
 * @param fields fingerprint of each field, by name, without those of which the system has
 * told something else since
 * @param told names of the fields that the system has ever told
 */
record LastWrite(Place place, String version, Map<String, String> fields, Set<String> told) {

	LastWrite {
		fields = new TreeMap<>(fields);
		told = new TreeSet<>(told);
	}

	/**
	 * Tells whether a system that says this says nothing new. A system tells only what it
	 * has a place for, so what it never told may be missing; what it told before and does
	 * not tell now was taken away there.
	 */
	boolean isSaidBy(Map<String, String> said) {
		return !this.fields.isEmpty()
				&& said.entrySet()
					.stream()
					.allMatch((field) -> field.getValue().equals(this.fields.get(field.getKey())))
				&& this.told.stream().noneMatch((name) -> this.fields.containsKey(name) && !said.containsKey(name));
	}

	/** Returns it after the system has told so much. */
	LastWrite after(Map<String, String> said) {
		Set<String> all = new TreeSet<>(this.told);
		all.addAll(said.keySet());
		Map<String, String> left = new TreeMap<>(this.fields);
		left.entrySet()
			.removeIf((field) -> all.contains(field.getKey()) && !field.getValue().equals(said.get(field.getKey())));
		return new LastWrite(this.place, this.version, left, all);
	}

	/** A record in a system. */
	record Place(String system, RecordKey record) {
	}

}
