package io.serai.intake;

import java.util.Locale;

/**
 * Every answer of the doors that is not a success. Title and detail stand in
 * {@code problems*.properties} under {@link #wireName()}.
 */
public enum ProblemKind {

	MALFORMED_REQUEST(400), MALFORMED_JSON(400), MALFORMED_KEY(400), MALFORMED_STORE(400), MALFORMED_FILE_NAME(400),
	UNKNOWN_CALLER(401), WRONG_SIGNATURE(401), WRONG_TIME(401), REPLAYED(401), REFUSED_EVENT(401), OTHER_SOURCE(403),
	OTHER_KIND(403), OTHER_RIGHT(403), UNKNOWN_RECORD(404), NOT_THERE(404), NO_SUCH_PATH(404), NO_SUCH_METHOD(405),
	NOT_ACCEPTABLE(406), TOO_SLOW(408), SEQUENCE_TAKEN(409), BUSY(409), BODY_TOO_LARGE(413), BATCH_TOO_LARGE(413),
	FILE_TOO_LARGE(413), FILE_TOO_LONG(413), EVENT_TOO_LARGE(413), WRONG_MEDIA_TYPE(415), WRONG_FILE_TYPE(415),
	WRONG_ENCODING(415), WRONG_EVENT_TYPE(415), INVALID_RECORD(422), INVALID_REQUEST(422), INVALID_BATCH(422),
	INVALID_HEADER(422), LINKED_FILE(422), SEQUENCE_JUMP(422), KEY_REUSED(422), UNREADABLE_EVENT(422), TOO_FAST(429),
	TOO_MANY_REFUSED(429), INTERNAL_ERROR(500), NOT_READY(503), NOT_STORED(503), TOO_BUSY(503);

	private final int status;

	ProblemKind(int status) {
		this.status = status;
	}

	int status() {
		return this.status;
	}

	/**
	 * Returns what best tells of an answer of which only the status is known.
	 */
	static ProblemKind of(int status) {
		return switch (status) {
			case 404 -> NO_SUCH_PATH;
			case 405 -> NO_SUCH_METHOD;
			case 406 -> NOT_ACCEPTABLE;
			case 408 -> TOO_SLOW;
			case 415 -> WRONG_MEDIA_TYPE;
			case 503 -> NOT_READY;
			// 501: an encoding of the body that nobody knows
			default -> (status < 500 || status == 501) ? MALFORMED_REQUEST : INTERNAL_ERROR;
		};
	}

	/**
	 * Returns the name in the problem's {@code type}, e.g. {@code malformed-json}.
	 */
	String wireName() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
