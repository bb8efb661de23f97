package io.serai.system.write;

import java.util.Optional;
import java.util.function.Supplier;

import io.serai.canonical.CanonicalRecord;
import io.serai.canonical.HubHeaders;
import io.serai.crossref.CrossReference;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.system.write.OnceOnlyMarks.Mark;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Makes calls that must not run twice. Each is marked on disk before it is sent: what has
 * no mark was never sent and may go, what has one without an end waits for a person.
 */
public final class OnceOnly {

	private static final Logger LOG = LoggerFactory.getLogger(OnceOnly.class);

	private final OnceOnlyMarks marks;

	private final CrossReference crossReference;

	public OnceOnly(OnceOnlyMarks marks, CrossReference crossReference) {
		this.marks = marks;
		this.crossReference = crossReference;
	}

	/**
	 * Makes the call unless it was made.
	 * @param message with a person's ruling, if there is one
	 * @return the record's id in the system; empty if there is none
	 * @throws HubException if it was refused, or nobody knows
	 */
	public Optional<String> run(OnceOnlyPlace place, CanonicalRecord record, WriteCall call, Message message) {
		String askedBy = message.getHeader(HubHeaders.ASKED_BY, String.class);
		Mark mark = asking(place, () -> this.marks.find(place)).orElse(null);
		if (mark != null && mark.ended() && mark.version().equals(record.version())) {
			return Optional.ofNullable(mark.externalId());
		}
		if (mark == null || mark.ended()) {
			return begin(place, record, call, askedBy);
		}
		if (askedBy == null || askedBy.equals(mark.askedBy())) {
			Optional<String> found = call.run(true);
			end(place, record, found.orElse(null));
			return found;
		}
		return message.getHeader(HubHeaders.TOOK_EFFECT, false, boolean.class)
				? tookEffect(place, record, message.getHeader(HubHeaders.EXTERNAL_ID, String.class))
				: begin(place, record, call, askedBy);
	}

	private Optional<String> begin(OnceOnlyPlace place, CanonicalRecord record, WriteCall call,
			@Nullable String askedBy) {
		asking(place, () -> {
			this.marks.begin(place, record.version(), askedBy);
			return true;
		});
		try {
			Optional<String> id = call.run(false);
			end(place, record, id.orElse(null));
			return id;
		}
		catch (HubException ex) {
			if (!ex.failure().maybeWritten()) {
				forget(place);
			}
			throw ex;
		}
	}

	private Optional<String> tookEffect(OnceOnlyPlace place, CanonicalRecord record, @Nullable String id) {
		if (id != null) {
			this.crossReference.link(place.system(), record.recordKey(), id);
		}
		asking(place, () -> {
			this.marks.end(place, record.version(), id);
			return true;
		});
		return Optional.ofNullable(id);
	}

	private <T> T asking(OnceOnlyPlace place, Supplier<T> asked) {
		try {
			return asked.get();
		}
		catch (DataAccessException ex) {
			throw new HubException(new Failure(FailureClass.UNAVAILABLE,
					"%s/%s: not called, since the hub's database cannot note that it is".formatted(place.system(),
							place.operation()),
					"Check the database; the flow goes on by itself.", place.system(), place.operation(), null, null,
					false), ex);
		}
	}

	/**
	 * It took effect: a mark left without an end only makes the next one ask a person.
	 */
	private void end(OnceOnlyPlace place, CanonicalRecord record, @Nullable String id) {
		quietly(place, () -> this.marks.end(place, record.version(), id));
	}

	private void forget(OnceOnlyPlace place) {
		quietly(place, () -> this.marks.remove(place));
	}

	private static void quietly(OnceOnlyPlace place, Runnable noted) {
		try {
			noted.run();
		}
		catch (DataAccessException ex) {
			LOG.atWarn()
				.addKeyValue("flow", place.flow())
				.addKeyValue("system", place.system())
				.log("How a call ended that may run only once could not be noted; its repetition will ask a person");
		}
	}

}
