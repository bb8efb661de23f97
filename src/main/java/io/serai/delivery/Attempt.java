package io.serai.delivery;

import java.util.Arrays;
import java.util.stream.Collectors;

import io.serai.canonical.CanonicalJson;
import io.serai.canonical.CanonicalRecord;
import io.serai.canonical.HubHeaders;
import io.serai.canonical.WrittenRecord;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.canonical.Taken;
import io.serai.failure.HoldException;
import io.serai.failure.HubException;
import io.serai.failure.SkipException;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Runs one record through its flow's steps and says how that ended.
 */
final class Attempt {

	static final int FRAMES_TOLD = 8;

	private static final Logger log = LoggerFactory.getLogger(Attempt.class);

	private final HubEndpoint endpoint;

	private final AsyncProcessor steps;

	private final String flow;

	private final FreshRecords fresh;

	Attempt(HubEndpoint endpoint, AsyncProcessor steps, String flow, FreshRecords fresh) {
		this.endpoint = endpoint;
		this.steps = steps;
		this.flow = flow;
		this.fresh = fresh;
	}

	/**
	 * Makes the attempt.
	 * @param maybeWritten whether an earlier attempt may have written already
	 */
	// Catches Exception: the one place where nothing that a flow throws may escape
	// unsettled.
	Outcome make(HubMessage message, boolean maybeWritten) {
		Exchange exchange = this.endpoint.createExchange();
		try {
			CanonicalRecord record = record(message);
			exchange.setProperty(HubHeaders.WRITTEN_RECORD, new WrittenRecord(record, message.body()));
			fill(exchange.getMessage(), message, record, maybeWritten);
			this.steps.process(exchange);
		}
		catch (Exception ex) {
			exchange.setException(ex);
		}
		Exception thrown = exchange.getException();
		return (thrown != null) ? ended(thrown, message, hasWritten(exchange)) : succeeded(exchange);
	}

	private CanonicalRecord record(HubMessage message) {
		CanonicalRecord published = this.fresh.of(message.messageId());
		return (published != null) ? published : CanonicalJson.read(message.record().kind(), message.body());
	}

	private Outcome ended(Exception thrown, HubMessage message, boolean hasWritten) {
		HoldException hold = find(thrown, HoldException.class);
		if (hold != null) {
			return new Outcome.Held(hold.why(), hold.lookAgainAfter(), hasWritten);
		}
		SkipException skip = find(thrown, SkipException.class);
		return (skip != null) ? new Outcome.Skipped(skip.why())
				: new Outcome.Failed(failure(thrown, message, hasWritten));
	}

	private static void fill(Message in, HubMessage message, CanonicalRecord record, boolean maybeWritten) {
		in.setBody(record);
		in.setHeader(HubHeaders.MESSAGE_ID, message.messageId());
		in.setHeader(HubHeaders.KIND, message.record().kind().wireName());
		in.setHeader(HubHeaders.SOURCE, message.record().source());
		in.setHeader(HubHeaders.KEY, message.record().key());
		in.setHeader(HubHeaders.VERSION, message.version());
		in.setHeader(HubHeaders.VIA, message.via());
		in.setHeader(HubHeaders.ATTEMPT, message.attempt());
		in.setHeader(HubHeaders.MAYBE_WRITTEN, maybeWritten);
		Ruling ruling = message.ruling();
		if (ruling != null) {
			ruling.tell(in);
		}
	}

	private static Outcome succeeded(Exchange exchange) {
		if (exchange.getMessage().getBody() instanceof Taken) {
			return new Outcome.Delivered(null, null);
		}
		Integer calls = exchange.getProperty(HubHeaders.SYSTEM_CALLS, Integer.class);
		if (calls == null || calls == 0) {
			if (exchange.getProperty(HubHeaders.PUBLISHED, false, boolean.class)) {
				return new Outcome.Delivered(null, null);
			}
			return new Outcome.Skipped("no step of the flow applies to this record");
		}
		return new Outcome.Delivered(exchange.getProperty(HubHeaders.SYSTEM, String.class),
				exchange.getProperty(HubHeaders.EXTERNAL_ID, String.class),
				exchange.getProperty(HubHeaders.EXTERNAL_NUMBER, String.class));
	}

	/** A step before the one that failed; the next attempt begins with it again. */
	private static boolean hasWritten(Exchange exchange) {
		return exchange.getProperty(HubHeaders.SYSTEM_WRITTEN) != null;
	}

	private Failure failure(Exception thrown, HubMessage message, boolean hasWritten) {
		HubException told = find(thrown, HubException.class);
		if (told != null) {
			return hasWritten ? told.failure().afterWrite() : told.failure();
		}
		if (find(thrown, DataAccessException.class) != null || find(thrown, TransactionException.class) != null) {
			return databaseAway(rootOf(thrown), hasWritten);
		}
		Throwable root = rootOf(thrown);
		log.error("a flow failed unexpectedly flow={} message_id={} remedy=\"report it with this trace\" error={}\n{}",
				this.flow, message.messageId(), root.getClass().getName(), frames(root, 30));
		return new Failure(FailureClass.BUG,
				"%s at %s".formatted(root.getClass().getSimpleName(), frames(root, FRAMES_TOLD)),
				"Report it to the developers with this text; retry once it is mended.", null, null,
				root.getClass().getSimpleName(), null, true);
	}

	/** No verb need say so itself: none loses anything while its database is away. */
	private static Failure databaseAway(Throwable root, boolean hasWritten) {
		return new Failure(FailureClass.TRANSIENT, "the hub's database does not answer",
				"It goes on by itself; look at the database if it lasts.", null, null, root.getClass().getSimpleName(),
				null, hasWritten);
	}

	private static <T> @Nullable T find(Throwable thrown, Class<T> type) {
		for (Throwable at = thrown; at != null; at = at.getCause()) {
			if (type.isInstance(at)) {
				return type.cast(at);
			}
		}
		return null;
	}

	private static Throwable rootOf(Throwable thrown) {
		Throwable root = thrown;
		while (root.getCause() != null) {
			root = root.getCause();
		}
		return root;
	}

	/** Frames only: an exception's message may quote the record. */
	static String frames(Throwable thrown, int most) {
		return Arrays.stream(thrown.getStackTrace())
			.limit(most)
			.map((frame) -> frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber())
			.collect(Collectors.joining(" < "));
	}

}
