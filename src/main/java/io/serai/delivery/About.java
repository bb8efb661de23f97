package io.serai.delivery;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.serai.canonical.HubHeaders;
import io.serai.canonical.RecordKind;
import org.jspecify.annotations.Nullable;

/**
 * Which records of a channel a flow is about.
 *
 * @param condition for the broker, on the properties of a message; empty for all
 */
record About(String condition) {

	static final About EVERYTHING = new About("");

	/** Names of systems and operations; no sign that means something to the broker. */
	private static final Pattern NOTICES = Pattern.compile("([a-z0-9-]+)/([a-z0-9-]+)");

	/**
	 * Returns what {@code about} says.
	 * @param about {@code SYSTEM/OPERATION}; null means everything
	 * @throws IllegalArgumentException if it is not of that form, or the kind knows none
	 */
	static About of(RecordKind kind, @Nullable String about) {
		if (about == null) {
			return EVERYTHING;
		}
		Matcher parts = NOTICES.matcher(about);
		if (kind != RecordKind.NOTICE || !parts.matches()) {
			throw new IllegalArgumentException(
					"hub:%s?about=%s: write hub:notice?about=SYSTEM/OPERATION, e.g. shop/changed-orders".formatted(kind,
							about));
		}
		return new About("%s = '%s' AND %s LIKE '%s/%%'".formatted(HubHeaders.SOURCE, parts.group(1), HubHeaders.KEY,
				parts.group(2)));
	}

	/** Returns the filter of the flow's queue. */
	String filter(String flow) {
		String own = "(%1$s IS NULL OR %1$s = '%2$s')".formatted(HubHeaders.FLOW, flow);
		return this.condition.isEmpty() ? own.substring(1, own.length() - 1) : own + " AND " + this.condition;
	}

}
