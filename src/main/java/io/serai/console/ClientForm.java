package io.serai.console;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.serai.canonical.RecordKind;

/**
 * What an administrator typed to add an API client.
 *
 * @param name its name
 * @param source the system as which it writes
 * @param kinds wire names of what it may write, and other rights
 * @param perSecond requests a second, as typed
 */
record ClientForm(String name, String source, Set<String> kinds, String perSecond) {

	/** The right to have what flows have missed fetched again. */
	static final String BACKFILL = "backfill";

	/** Returns the kinds that have a door; no caller can write any other. */
	static List<RecordKind> offered() {
		return Arrays.stream(RecordKind.values()).filter(RecordKind::atDoors).toList();
	}

	/** Returns the kinds and rights that are offered; any other is left out. */
	Set<String> known() {
		return Stream.concat(offered().stream().map(RecordKind::wireName), Stream.of(BACKFILL))
			.filter(this.kinds::contains)
			.collect(Collectors.toUnmodifiableSet());
	}

	/** Returns the number typed; 0, which is refused, if it is none. */
	int rate() {
		return this.perSecond.matches("\\d{1,9}") ? Integer.parseInt(this.perSecond) : 0;
	}

}
