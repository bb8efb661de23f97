package io.serai.canonical;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What the compact constructors of the records share. A record may hold nulls where a
 * sender said nothing, until it has been validated; so nothing here may trip over one.
 */
final class Parts {

	private static final String RAW = "raw";

	private Parts() {
	}

	/**
	 * Returns an unmodifiable copy; empty for null. Null elements stay, so that
	 * validation can name them.
	 */
	static <T> List<T> list(@Nullable List<T> list) {
		return (list != null) ? Collections.unmodifiableList(new ArrayList<>(list)) : List.of();
	}

	/**
	 * Returns an unmodifiable copy in the same order; empty for null. Null values stay,
	 * so that validation can name them.
	 */
	static <T> Map<String, T> map(@Nullable Map<String, T> map) {
		return (map != null) ? Collections.unmodifiableMap(new LinkedHashMap<>(map)) : Map.of();
	}

	/**
	 * Returns unknown fields as one map, whether the sender put them beside the known
	 * ones or, as the hub itself writes them, inside {@code raw}.
	 */
	static Map<String, JsonNode> raw(@Nullable Map<String, JsonNode> unknown) {
		if (unknown == null || unknown.isEmpty()) {
			return Map.of();
		}
		Map<String, JsonNode> all = new LinkedHashMap<>(unknown);
		if (all.get(RAW) != null && all.get(RAW).isObject()) {
			JsonNode inner = all.remove(RAW);
			inner.properties().forEach((entry) -> all.putIfAbsent(entry.getKey(), entry.getValue()));
		}
		return Collections.unmodifiableMap(all);
	}

	/**
	 * Returns the version that a sender gave, else its update time.
	 */
	@SuppressWarnings("NullAway") // null only if the sender gave neither; validation
									// tells
	static String version(@Nullable String version, @Nullable Instant updatedAt) {
		return (version == null && updatedAt != null) ? updatedAt.toString() : version;
	}

}
