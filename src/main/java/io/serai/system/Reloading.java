package io.serai.system;

import java.time.Instant;
import java.util.List;

/**
 * What live reload has to tell people. There is such a bean only while it is on.
 */
public interface Reloading {

	/**
	 * Returns what was changed and could not be put in force; a later change of the same
	 * thing that could takes it away.
	 */
	List<Refused> refused();

	/**
	 * A change that is not in force.
	 *
	 * @param what {@code mapping}, {@code connector} or {@code flow}
	 * @param name its name
	 * @param problem the first thing that is wrong, with file and remedy
	 * @param at when it was refused, UTC
	 */
	record Refused(String what, String name, String problem, Instant at) {
	}

}
