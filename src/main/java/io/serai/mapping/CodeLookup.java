package io.serai.mapping;

import java.time.Instant;

import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import org.jspecify.annotations.Nullable;

/**
 * What a code of ours is called in an outside system, and the other way round; asked by
 * the mapping functions {@code code}, {@code code-from} and those ending in
 * {@code -or-same}.
 */
public interface CodeLookup {

	/** Knows no code: for places without code tables. */
	CodeLookup NONE = new CodeLookup() {
		@Override
		public String find(Asked asked, @Nullable Instant at) {
			throw new HubException(Failure.of(FailureClass.UNMAPPED_CODE,
					"code table %s: there are no code tables".formatted(asked.table()),
					"Add codes/%s.csv beside mappings/.".formatted(asked.table())));
		}

		@Override
		public boolean isKept(String table, String system) {
			return false;
		}
	};

	/**
	 * Returns the counterpart of a code.
	 * @param at the moment it must be valid at; null for now
	 * @throws HubException unmapped-code if there is none
	 */
	String find(Asked asked, @Nullable Instant at);

	/**
	 * Tells whether anybody keeps that table for a system: it has a code, on whatever
	 * days.
	 * @throws HubException transient if that cannot be looked up now
	 */
	boolean isKept(String table, String system);

	/**
	 * Which code is asked for.
	 *
	 * @param table name of the code table, e.g. {@code sku}
	 * @param system name of the outside system
	 * @param code the code to translate
	 * @param outward whether it is ours and the system's is wanted; else it is the
	 * system's and ours is wanted
	 */
	record Asked(String table, String system, String code, boolean outward) {
	}

}
