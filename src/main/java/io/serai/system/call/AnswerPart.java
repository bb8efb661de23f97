package io.serai.system.call;

import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A place in an answer that a text is taken from: a JsonPath into the body,
 * {@code header:NAME}, {@code cookie:NAME}, or {@code cookie} for all cookies as they are
 * sent back.
 */
public final class AnswerPart {

	private static final String HEADER = "header:";

	private static final String COOKIE = "cookie";

	private final String text;

	private final @Nullable AnswerPath path;

	/**
	 * Reads the place.
	 * @throws com.jayway.jsonpath.InvalidPathException if it is none
	 */
	@JsonCreator
	public AnswerPart(String text) {
		this.text = text;
		boolean inBody = !text.startsWith(HEADER) && !text.equals(COOKIE) && !text.startsWith(COOKIE + ":");
		this.path = inBody ? new AnswerPath(text) : null;
	}

	/**
	 * Returns the text at this place; empty if there is none.
	 */
	public Optional<String> text(Answer answer) {
		if (this.path != null) {
			return this.path.text(answer.json());
		}
		if (this.text.startsWith(HEADER)) {
			return answer.header(this.text.substring(HEADER.length()).strip()).filter((value) -> !value.isBlank());
		}
		return this.text.equals(COOKIE) ? Cookies.all(answer)
				: Cookies.of(answer, this.text.substring(COOKIE.length() + 1).strip());
	}

	@JsonValue
	@Override
	public String toString() {
		return this.text;
	}

}
