package io.serai.intake;

import java.util.List;

import io.serai.canonical.Violation;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.store.RefusedFileException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Turns whatever ended a request into the problem that its caller is told.
 */
final class Refusal {

	private static final Logger log = LoggerFactory.getLogger(Refusal.class);

	private Refusal() {
	}

	static ProblemException problem(@Nullable Throwable cause, String requestId) {
		return switch (cause) {
			case ProblemException problem -> problem;
			case RefusedRequestException request -> ProblemException.refusedRequest(request);
			case RefusedFileException file -> ProblemException.refusedFile(file);
			case HubException hub -> ofHub(hub.failure(), requestId);
			case DataAccessException database -> notStored("database", database.getClass().getSimpleName());
			case TransactionException database -> notStored("database", database.getClass().getSimpleName());
			case null, default -> fault(cause, requestId);
		};
	}

	private static ProblemException ofHub(Failure failure, String requestId) {
		if (failure.failureClass() == FailureClass.INVALID_DATA) {
			return ProblemException.invalidRecord(List.of(new Violation("", failure.what())));
		}
		if (failure.failureClass() == FailureClass.BUG) {
			return fault(null, requestId);
		}
		return notStored("broker", failure.failureClass() + " " + failure.code());
	}

	private static ProblemException notStored(String part, String why) {
		log.atError()
			.setMessage(
					"A door is closed: what came in could not be stored. Check the broker, the database and disk space.")
			.addKeyValue("part", part)
			.addKeyValue("cause", why)
			.log();
		return new ProblemException(ProblemKind.NOT_STORED);
	}

	/** The stack trace, but no message: it may quote what came in. */
	private static ProblemException fault(@Nullable Throwable cause, String requestId) {
		StackTraceElement place = (cause != null && cause.getStackTrace().length > 0) ? cause.getStackTrace()[0] : null;
		log.atError()
			.setMessage("A door failed by a fault of the hub. Report it with these fields.")
			.addKeyValue("request_id", requestId)
			.addKeyValue("cause", (cause != null) ? cause.getClass().getName() : "unknown")
			.addKeyValue("at", place)
			.log();
		return new ProblemException(ProblemKind.INTERNAL_ERROR, requestId);
	}

}
