package io.serai.crossref;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What the hub wrote last of a record to a system: it can be compared but not read.
 */
public final class Written {

	private final LastWrite last;

	Written(LastWrite last) {
		this.last = last;
	}

	/**
	 * Returns the version of the record that was written.
	 */
	public String version() {
		return this.last.version();
	}

	/**
	 * Tells whether this value of a field was written and the system has told nothing
	 * else of the field since.
	 */
	public boolean stands(String field, JsonNode value) {
		return Fingerprints.of(field, value).equals(this.last.fields().get(field));
	}

	/**
	 * Tells whether this value of a field was written, whatever the system has told
	 * since.
	 * @param value null if nothing was written of the field
	 */
	public boolean was(String field, @Nullable JsonNode value) {
		Map<String, String> said = (value != null) ? Fingerprints.of(Map.of(field, value)) : Map.of();
		return Objects.equals(said.get(field), this.last.written().get(field));
	}

	/**
	 * Returns the names of fields that were written and that the system keeps, as it has
	 * told of them at some time.
	 */
	public Set<String> kept() {
		Set<String> kept = new TreeSet<>(this.last.written().keySet());
		kept.retainAll(this.last.told());
		return kept;
	}

}
