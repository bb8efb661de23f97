package io.serai.intake;

import java.util.Locale;

/**
 * Every answer of the doors that is not a success. Title and detail stand in
 * {@code problems*.properties} under {@link #wireName()}.
 */
enum ProblemKind {

	MALFORMED_JSON(400), MALFORMED_KEY(400), MALFORMED_STORE(400), MALFORMED_FILE_NAME(400), UNKNOWN_CALLER(401),
	WRONG_SIGNATURE(401), WRONG_TIME(401), REPLAYED(401), OTHER_SOURCE(403), OTHER_KIND(403), UNKNOWN_RECORD(404),
	NO_SUCH_PATH(404), NO_SUCH_METHOD(405), NOT_ACCEPTABLE(406), SEQUENCE_TAKEN(409), BODY_TOO_LARGE(413),
	BATCH_TOO_LARGE(413), FILE_TOO_LARGE(413), FILE_TOO_LONG(413), WRONG_MEDIA_TYPE(415), WRONG_FILE_TYPE(415),
	WRONG_ENCODING(415), INVALID_RECORD(422), INVALID_BATCH(422), INVALID_HEADER(422), LINKED_FILE(422),
	SEQUENCE_JUMP(422), KEY_REUSED(422), TOO_FAST(429), INTERNAL_ERROR(500), NOT_READY(503), NOT_STORED(503);

	private final int status;

	ProblemKind(int status) {
		this.status = status;
	}

	int status() {
		return this.status;
	}

	/**
	 * Returns the name in the problem's {@code type}, e.g. {@code malformed-json}.
	 */
	String wireName() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
