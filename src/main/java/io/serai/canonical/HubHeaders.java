package io.serai.canonical;

/**
 * Names of every header and message property that the hub itself sets. They are API: a
 * name never changes in passing. All start with {@code Hub}, so that one rule keeps them
 * from crossing a border.
 */
public final class HubHeaders {

	/** Prefix of every name in this class. */
	public static final String PREFIX = "Hub";

	/** Id of this message, a UUID; the same through retries and replays. */
	public static final String MESSAGE_ID = "HubMessageId";

	/** Record kind in its wire form, e.g. {@code order}. */
	public static final String KIND = "HubKind";

	/** Name of the system that the record comes from. */
	public static final String SOURCE = "HubSource";

	/** The source's number of the record; unique together with {@link #SOURCE}. */
	public static final String KEY = "HubKey";

	/** {@link #KEY} percent-encoded for use as one URL path segment or query value. */
	public static final String KEY_ENCODED = "HubKeyEncoded";

	/** Key of the order that the record is about, if it is about one. */
	public static final String ORDER_KEY = "HubOrderKey";

	/** The same, encoded as one segment of a URL's path. */
	public static final String ORDER_KEY_ENCODED = "HubOrderKeyEncoded";

	/** The record's version, see {@link RecordVersion}. */
	public static final String VERSION = "HubVersion";

	/**
	 * {@link #VERSION} percent-encoded for use as one URL path segment or query value.
	 */
	public static final String VERSION_ENCODED = "HubVersionEncoded";

	/** When the hub accepted the record, milliseconds since 1970 UTC. */
	public static final String RECEIVED_AT = "HubReceivedAt";

	/**
	 * The stretch of a process's run in which the record was accepted, a number drawn by
	 * lot; absent if it is not known.
	 */
	public static final String STRETCH = "HubStretch";

	/** The door or flow by which the record came in, e.g. {@code shop-api}. */
	public static final String VIA = "HubVia";

	/** The one flow that a copy is meant for; absent on a message meant for all. */
	public static final String FLOW = "HubFlow";

	/** Failed attempts so far, 0 on first delivery. */
	public static final String ATTEMPT = "HubAttempt";

	/**
	 * {@code true} if an earlier attempt may already have written to the outside system,
	 * so that the next one must look before it writes.
	 */
	public static final String MAYBE_WRITTEN = "HubMaybeWritten";

	/**
	 * Who looked after an attempt of unknown outcome and told what to do, and when;
	 * absent if nobody did. Another text than before is another decision.
	 */
	public static final String ASKED_BY = "HubAskedBy";

	/**
	 * What that person found: {@code true} if the attempt took effect, {@code false} if
	 * it did not.
	 */
	public static final String TOOK_EFFECT = "HubTookEffect";

	/**
	 * {@code true} if a person found that the outside system does not hold the record as
	 * it should, although the hub believes so: it is written again whatever is there.
	 */
	public static final String REPAIR = "HubRepair";

	/** Wire name of the failure class of the last failed attempt. */
	public static final String FAILURE_CLASS = "HubFailureClass";

	/** Stable fingerprint of a failure; equal causes have equal fingerprints. */
	public static final String CAUSE = "HubCause";

	/** The record's id in the outside system that an operation speaks to, if known. */
	public static final String EXTERNAL_ID = "HubExternalId";

	/** The number that people in an outside system see, if it is another than the id. */
	public static final String EXTERNAL_NUMBER = "HubExternalNumber";

	/** {@link #EXTERNAL_ID} percent-encoded for use as one URL path segment. */
	public static final String EXTERNAL_ID_ENCODED = "HubExternalIdEncoded";

	/** Start of a poll's window, ISO-8601 UTC. */
	public static final String SINCE = "HubSince";

	/** End of a poll's window, ISO-8601 UTC. */
	public static final String UNTIL = "HubUntil";

	/** Where the next page starts, as the system gave it; absent for the first page. */
	public static final String CURSOR = "HubCursor";

	/** {@link #CURSOR} percent-encoded for use as one URL query value. */
	public static final String CURSOR_ENCODED = "HubCursorEncoded";

	/** Rows a page may have. */
	public static final String LIMIT = "HubLimit";

	/** Which of the lists that a poll asks for one by one. */
	public static final String EACH = "HubEach";

	/** Why a record that waits for people waits; absent unless it does. */
	public static final String HELD_FOR = "HubHeldFor";

	/** Exchange property: {@code true} if the flow has published to another channel. */
	public static final String PUBLISHED = "HubPublished";

	/**
	 * Exchange property: the record that a delivery began with, beside its JSON; see
	 * {@link WrittenRecord}.
	 */
	public static final String WRITTEN_RECORD = "HubWrittenRecord";

	/**
	 * Exchange property: calls to outside systems that this delivery has made; an
	 * Integer. A flow that made none has skipped the record.
	 */
	public static final String SYSTEM_CALLS = "HubSystemCalls";

	/**
	 * Exchange property: present once this delivery has written to an outside system.
	 * What fails afterwards is repeated from the start, so that the write is looked for
	 * then.
	 */
	public static final String SYSTEM_WRITTEN = "HubSystemWritten";

	/** Exchange property: name of the outside system spoken to last. */
	public static final String SYSTEM = "HubSystem";

	private HubHeaders() {
	}

}
