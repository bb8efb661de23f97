package io.serai.system.call;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.serai.canonical.CanonicalJson;
import io.serai.canonical.MalformedJsonException;

/**
 * What a system answered.
 *
 * @param status HTTP status, or 200 of a connector that does not speak HTTP
 * @param headers by lower-case name; one that came several times holds a line each
 * @param form whether the body can be read
 * @param json the body; a missing node unless the form is JSON
 * @param head how the body begins, if it is neither empty nor JSON; never shown
 */
public record Answer(int status, Map<String, String> headers, Form form, JsonNode json, String head) {

	private static final int HEAD = 1000;

	/** What a body is. */
	public enum Form {

		EMPTY, JSON, OTHER

	}

	public static Answer of(int status, Map<String, String> headers, byte[] body) {
		if (body.length == 0) {
			return new Answer(status, headers, Form.EMPTY, MissingNode.getInstance(), "");
		}
		try {
			JsonNode json = CanonicalJson.readTree(body);
			return new Answer(status, headers, json.isMissingNode() ? Form.EMPTY : Form.JSON, json, "");
		}
		catch (MalformedJsonException ex) {
			return new Answer(status, headers, Form.OTHER, MissingNode.getInstance(),
					new String(body, 0, Math.min(body.length, HEAD), StandardCharsets.UTF_8));
		}
	}

	/** Returns one part of a batch's answer as an answer of its own. */
	public Answer part(JsonNode part) {
		return new Answer(this.status, this.headers, Form.JSON, part, "");
	}

	public boolean isSuccess() {
		return this.status >= 200 && this.status < 300;
	}

	public Optional<String> header(String name) {
		return Optional.ofNullable(this.headers.get(name.toLowerCase(Locale.ROOT)));
	}

	/** The answer ended before or against the rules; nothing of it can be trusted. */
	public static final class TooLargeException extends IOException {

		private static final long serialVersionUID = 1L;

		public TooLargeException(long limit) {
			super("the answer is larger than %d bytes".formatted(limit));
		}

	}

}
