package io.serai.reconcile;

import java.time.LocalDate;
import java.util.Set;

/**
 * What people do about findings and reports. Every method throws
 * {@link RepairRefusedException} if that is not possible,
 * {@link io.serai.failure.HubException} if a system or the broker does not answer, and
 * {@link org.springframework.dao.DataAccessException} if the database cannot be asked.
 */
public interface Repairs {

	/** Returns what can be done about a finding; nothing once its report is locked. */
	Set<Repair> offered(Finding finding);

	/**
	 * Does it. Whatever is done, both sides are read afterwards, and the finding is
	 * closed only if they agree then, or if a person accepted it.
	 * @param finding its id
	 * @param by the person
	 * @param reason why; may be empty if none is needed
	 * @return the finding as it is now
	 */
	Finding repair(String finding, Repair repair, String by, String reason);

	/**
	 * Locks the report of a day that is over and settled.
	 * @param by the person
	 */
	void lock(String pair, LocalDate day, String by);

	/** Has a day compared as soon as possible. */
	void compareSoon(String pair, LocalDate day);

}
