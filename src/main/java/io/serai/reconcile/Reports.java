package io.serai.reconcile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What was compared, for those who look. Every method throws
 * {@link org.springframework.dao.DataAccessException} if the database cannot be asked.
 */
public interface Reports {

	/** Returns the pairs of the settings, by name. */
	List<Pair> pairs();

	/** Tells whether both systems of a pair are configured and can be listed. */
	boolean runs(Pair pair);

	/**
	 * Returns the reports of days before one, newest first.
	 * @param limit most reports to return, 1 to 200
	 */
	List<DayReport> before(LocalDate day, int limit);

	Optional<DayReport> day(String pair, LocalDate day);

	/**
	 * Returns the findings of a day, what needs a person first.
	 * @param page which page, from 0
	 * @param size rows a page, 1 to 200
	 */
	List<Finding> findings(String pair, LocalDate day, int page, int size);

	Optional<Finding> finding(String id);

	/** Returns what was done about a finding, oldest first. */
	List<FindingDeed> deeds(String finding);

	/**
	 * Returns how many findings need a person, by pair; pairs without any are left out.
	 */
	List<OpenFindings> open();

	/** Tells whether a locked report is still what was locked. */
	boolean isIntact(DayReport report);

	/**
	 * Findings of one pair that need a person.
	 *
	 * @param pair name of the pair
	 * @param findings how many
	 * @param oldest when the oldest was found, UTC
	 * @param day the earliest day that has one
	 */
	record OpenFindings(String pair, long findings, Instant oldest, LocalDate day) {
	}

}
