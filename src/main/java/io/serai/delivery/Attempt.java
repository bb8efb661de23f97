package io.serai.delivery;

import java.util.Arrays;
import java.util.stream.Collectors;

import io.serai.canonical.CanonicalJson;
import io.serai.canonical.CanonicalRecord;
import io.serai.canonical.HubHeaders;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one record through its flow's steps and says how that ended.
 */
final class Attempt {

	private static final int FRAMES_TOLD = 8;

	private static final Logger log = LoggerFactory.getLogger(Attempt.class);

	private final HubEndpoint endpoint;

	private final AsyncProcessor steps;

	private final String flow;

	Attempt(HubEndpoint endpoint, AsyncProcessor steps, String flow) {
		this.endpoint = endpoint;
		this.steps = steps;
		this.flow = flow;
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
			CanonicalRecord record = CanonicalJson.read(message.record().kind(), message.body());
			fill(exchange.getMessage(), message, record, maybeWritten);
			this.steps.process(exchange);
		}
		catch (Exception ex) {
			exchange.setException(ex);
		}
		Exception thrown = exchange.getException();
		return (thrown != null) ? new Outcome.Failed(failure(thrown, message)) : succeeded(exchange);
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
	}

	private static Outcome succeeded(Exchange exchange) {
		Integer calls = exchange.getProperty(HubHeaders.SYSTEM_CALLS, Integer.class);
		if (calls == null || calls == 0) {
			return new Outcome.Skipped("no step of the flow applies to this record");
		}
		return new Outcome.Delivered(exchange.getProperty(HubHeaders.SYSTEM, String.class),
				exchange.getProperty(HubHeaders.EXTERNAL_ID, String.class));
	}

	private Failure failure(Exception thrown, HubMessage message) {
		HubException told = find(thrown);
		if (told != null) {
			return told.failure();
		}
		Throwable root = rootOf(thrown);
		log.error("a flow failed unexpectedly flow={} message_id={} remedy=\"report it with this trace\" error={}\n{}",
				this.flow, message.messageId(), root.getClass().getName(), frames(root, 30));
		return new Failure(FailureClass.BUG,
				"%s at %s".formatted(root.getClass().getSimpleName(), frames(root, FRAMES_TOLD)),
				"Report it to the developers with this text; retry once it is mended.", null, null,
				root.getClass().getSimpleName(), null, true);
	}

	private static @Nullable HubException find(Throwable thrown) {
		for (Throwable at = thrown; at != null; at = at.getCause()) {
			if (at instanceof HubException told) {
				return told;
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
	private static String frames(Throwable thrown, int most) {
		return Arrays.stream(thrown.getStackTrace())
			.limit(most)
			.map((frame) -> frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber())
			.collect(Collectors.joining(" < "));
	}

}
