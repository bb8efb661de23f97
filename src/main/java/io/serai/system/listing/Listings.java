package io.serai.system.listing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import io.serai.canonical.CanonicalRecord;
import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;

import org.springframework.modulith.NamedInterface;

/**
 * What systems have, read for comparison: everything of a stretch of time, or one
 * document by its key. Nothing is written and no watermark moves. The methods that read
 * throw {@link io.serai.failure.HubException} if a system does not tell; what it told
 * until then is not all.
 */
@NamedInterface("listing")
public interface Listings {

	/** Tells whether the system is configured and its connector can list that kind. */
	boolean lists(String system, RecordKind kind);

	/**
	 * Tells whether a whole record of that kind can be read from the system by its key.
	 */
	boolean reads(String system, RecordKind kind);

	/**
	 * Reads all that the system has of a stretch of time, page by page; of what
	 * {@linkplain RecordKind#stands() stands} until it changes, all that there is.
	 * @param since first moment
	 * @param until the moment after the last
	 * @param goOn asked after each page; false ends the reading with a failure
	 * @param take gets each document; the same may come twice
	 */
	void read(String system, RecordKind kind, Instant since, Instant until, BooleanSupplier goOn,
			Consumer<Listed> take);

	/**
	 * Returns every document that the system has of a record, under that record's source;
	 * empty if it has none.
	 */
	List<Listed> of(String system, RecordKey record);

	/**
	 * Returns the whole record as the system has it now, as its poll would bring it;
	 * empty if it has none. What is a copy there of another system's record is returned
	 * under that one's source and key, with the copy's version.
	 * @throws io.serai.failure.HubException also if what it has is no valid record
	 */
	Optional<CanonicalRecord> record(String system, RecordKey record);

}
