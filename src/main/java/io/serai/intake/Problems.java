package io.serai.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.canonical.CanonicalJson;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Problem details (RFC 9457), in Chinese for callers who ask for it, else in English.
 */
public final class Problems {

	static final String MEDIA_TYPE = "application/problem+json";

	/** The doors: what stands behind them is told by problems, never by a page. */
	private static final Pattern DOORS = Pattern.compile("/+(api|hooks)(/.*)?");

	private static final ResourceBundle.Control NO_FALLBACK = ResourceBundle.Control
		.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

	private Problems() {
	}

	/**
	 * Returns the language that the caller asks for: Chinese or English.
	 */
	static Locale language(HttpServletRequest request) {
		boolean chinese = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null
				&& request.getLocale().getLanguage().equals(Locale.CHINESE.getLanguage());
		return chinese ? Locale.CHINESE : Locale.ENGLISH;
	}

	/**
	 * Returns the problem as UTF-8 JSON.
	 */
	static byte[] json(ProblemException problem, Locale language) {
		ResourceBundle words = ResourceBundle.getBundle("problems", language, NO_FALLBACK);
		String name = problem.kind().wireName();
		ObjectNode json = CanonicalJson.mapper().createObjectNode();
		json.put("type", "urn:serai:problem:" + name);
		json.put("title", words.getString(name + ".title"));
		json.put("status", problem.kind().status());
		json.put("detail",
				new MessageFormat(words.getString(name + ".detail"), Locale.ROOT).format(problem.words().toArray()));
		if (!problem.errors().isEmpty()) {
			json.set("errors", CanonicalJson.mapper().valueToTree(problem.errors()));
		}
		if (!problem.items().isEmpty()) {
			json.set("items", CanonicalJson.mapper().valueToTree(problem.items()));
		}
		return bytes(json);
	}

	static byte[] bytes(Object json) {
		try {
			return CanonicalJson.mapper().writeValueAsBytes(json);
		}
		catch (JsonProcessingException ex) {
			throw new UncheckedIOException("an answer cannot be written as JSON", ex);
		}
	}

	/**
	 * Says whether a path leads to a door, so that whoever asks for it is a machine.
	 * @param path as the caller wrote it
	 */
	static boolean isDoor(String path) {
		return DOORS.matcher(path).matches();
	}

	/**
	 * Returns the problem as an answer, in the caller's language.
	 */
	public static ResponseEntity<byte[]> answer(ProblemKind kind, HttpServletRequest request) {
		ResponseEntity.BodyBuilder answer = ResponseEntity.status(kind.status())
			.contentType(MediaType.APPLICATION_PROBLEM_JSON);
		headers(kind).forEach(answer::header);
		return answer.body(json(new ProblemException(kind), language(request)));
	}

	private static Map<String, String> headers(ProblemKind kind) {
		return switch (kind) {
			case UNKNOWN_CALLER, WRONG_SIGNATURE, WRONG_TIME, REPLAYED ->
				Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"serai\"");
			case TOO_FAST -> Map.of(HttpHeaders.RETRY_AFTER, "1");
			case TOO_MANY_REFUSED -> Map.of(HttpHeaders.RETRY_AFTER, "60");
			case NOT_READY, NOT_STORED, TOO_BUSY -> Map.of(HttpHeaders.RETRY_AFTER, "5");
			// What had not come would be taken for the next request.
			case TOO_SLOW -> Map.of(HttpHeaders.CONNECTION, "close");
			default -> Map.of();
		};
	}

	/**
	 * Answers a request with the problem, unless an answer is already on its way.
	 */
	static void write(HttpServletRequest request, HttpServletResponse response, ProblemException problem)
			throws IOException {
		if (response.isCommitted()) {
			return;
		}
		response.setStatus(problem.kind().status());
		response.setContentType(MEDIA_TYPE);
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		headers(problem.kind()).forEach(response::setHeader);
		byte[] body = json(problem, language(request));
		response.setContentLength(body.length);
		response.getOutputStream().write(body);
	}

}
