package io.serai.messagestore;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;
import io.serai.delivery.DeliveryEvent;
import io.serai.delivery.DeliveryState;

/**
 * What the hub remembers of every record and delivery, for those who ask. It is written
 * behind the deliveries, usually within a second; {@link #health()} tells how far behind.
 * Every method throws {@link org.springframework.dao.DataAccessException} if the database
 * cannot be asked.
 */
public interface MessageStore {

	/**
	 * Returns where a record is now, also in flows that have not come to it.
	 * @param kind record kind as in JSON or URLs, e.g. {@code order} or {@code orders}
	 * @param source the system that owns the number
	 * @param key the source's number
	 * @return empty if no such record ever came in
	 * @throws IllegalArgumentException if there is no such kind
	 */
	Optional<Whereabouts> whereIs(String kind, String source, String key);

	/**
	 * Returns where records stand in the flows that have come to them.
	 * @return by record; nothing for records that no flow has come to
	 */
	Map<RecordKey, List<Standing>> standings(Collection<RecordKey> records);

	/**
	 * Finds records by the beginning of their key or of the number that an outside system
	 * gave them; small letters also find capital ones.
	 * @param text what to look for; blank finds nothing
	 * @param limit most hits to return, 1 to 200
	 * @return exact matches first, then the newest
	 */
	List<SearchHit> search(String text, int limit);

	/**
	 * Returns the way of one record through all flows.
	 * @return its newest 500 steps, oldest first; empty if no such record ever came in
	 */
	List<JourneyStep> journey(RecordKey record);

	/**
	 * Returns the body of one accepted version, UTF-8 JSON; empty if it is not known or
	 * no longer kept.
	 */
	Optional<byte[]> body(String messageId);

	/**
	 * Returns the open dead letters that fit, newest first. One whose record has since
	 * gone through in a newer version is no longer open.
	 * @param page which page, from 0
	 * @param size rows a page, 1 to 500
	 */
	DeadLetterPage deadLetters(DeadLetterFilter filter, int page, int size);

	/**
	 * Returns the open dead letters grouped by flow and cause, most first.
	 */
	List<CauseGroup> causes();

	/**
	 * Returns what open dead letters of a failure class say, however many say it.
	 * @param failureClass wire name of the class, e.g. {@code unmapped-code}
	 */
	List<FailedAlike> deadAlike(String failureClass);

	/**
	 * Returns the message ids of the open dead letters that failed so.
	 */
	List<String> deadMessages(FailedAlike alike);

	/**
	 * Returns what flowed in the last hour and since a given moment.
	 * @param today start of the day, as the reader sees it
	 */
	Figures figures(Instant today);

	/**
	 * Returns what happened in a flow, newest first: the list behind a figure.
	 * @param limit most events to return, 1 to 500
	 */
	List<DeliveryEvent> events(String flow, DeliveryState state, Instant since, int limit);

	/**
	 * Returns the accepted records of a kind, newest first.
	 * @param limit most records to return, 1 to 500
	 */
	List<Received> received(RecordKind kind, Instant since, int limit);

	/**
	 * Returns the accepted records that a flow has fetched from a system, newest first.
	 * @param limit most records to return, 1 to 500
	 */
	List<Received> fetched(String flow, Instant since, int limit);

	/**
	 * Returns the accepted records that wait for a flow, oldest first: those that it will
	 * try again, and those that it has not come to.
	 * @param limit most records to return, 1 to 500
	 */
	List<Received> waiting(String flow, int limit);

	/**
	 * Returns when the oldest record that waits for a flow was accepted, by flow, UTC;
	 * nothing for flows for which none waits.
	 */
	Map<String, Instant> oldestWaiting();

	/**
	 * Returns how far the store is behind the deliveries. Asks no database.
	 */
	StoreHealth health();

}
