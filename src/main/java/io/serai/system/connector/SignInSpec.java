package io.serai.system.connector;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.serai.system.call.AnswerPart;
import org.jspecify.annotations.Nullable;

/**
 * How {@code connector.yaml} says to sign in; which fields count depends on the recipe.
 * Texts may name what is known in braces, e.g. <code>{token}</code>.
 *
 * @param recipe name of a sign-in recipe
 * @param credentials names of the settings it needs; empty means those of the recipe
 * @param operation the operation that signs in; null if no call is needed
 * @param read names given to parts of its answer
 * @param encoded text whose Base64 is known as <code>{encoded}</code>; null for none
 * @param header the one header of {@code value}; null means Authorization
 * @param value the header's text; null if {@code headers}, {@code query} or {@code body}
 * say it all
 * @param headers further headers of each call
 * @param query parameters of each call
 * @param body top-level fields of each JSON body
 * @param always headers of each call and of the sign-in itself; they know credentials
 * only
 * @param only operations that need the session; empty means all
 * @param expires part of the answer that tells seconds or an epoch, or a fixed span such
 * as {@code 25m}; null if nothing tells it
 * @param address part of the answer that tells where the system listens; null if it stays
 * @param force how often a session that should still live may be renewed by force; null
 * if there is no such thing
 * @param path where OAuth 2 tokens are issued; null means {@code /token}
 * @param scope of OAuth 2; null for none
 */
public record SignInSpec(String recipe, List<String> credentials, @Nullable String operation,
		Map<String, AnswerPart> read, @Nullable String encoded, @Nullable String header, @Nullable String value,
		Map<String, String> headers, Map<String, String> query, Map<String, String> body, Map<String, String> always,
		List<String> only, @Nullable String expires, @Nullable AnswerPart address, @Nullable Force force,
		@Nullable String path, @Nullable String scope) {

	public SignInSpec {
		credentials = (credentials != null) ? List.copyOf(credentials) : List.of();
		read = (read != null) ? Map.copyOf(read) : Map.of();
		headers = ordered(headers);
		query = ordered(query);
		body = ordered(body);
		always = ordered(always);
		only = (only != null) ? List.copyOf(only) : List.of();
	}

	/** Tells whether the session is put anywhere at all but in the one header. */
	public boolean hasPlaces() {
		return !this.headers.isEmpty() || !this.query.isEmpty() || !this.body.isEmpty();
	}

	private static Map<String, String> ordered(@Nullable Map<String, String> places) {
		return (places != null) ? Collections.unmodifiableMap(new LinkedHashMap<>(places)) : Map.of();
	}

	/**
	 * How often a renewal may be forced. The sign-in's mapping sees {@code $force} then.
	 *
	 * @param apart least time between two
	 * @param perDay most in 24 hours
	 */
	public record Force(@JsonDeserialize(using = WireText.Span.class) Duration apart, int perDay) {
	}

}
