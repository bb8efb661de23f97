package io.serai.hook;

import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import io.serai.access.BodyRefusedException;
import io.serai.access.BodyRoom;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Reads a request once, and never more of it than allowed.
 */
@Component
final class RequestReader {

	private final HookSettings settings;

	RequestReader(HookSettings settings) {
		this.settings = settings;
	}

	/** Says whether the body is JSON or XML by its type, and not compressed. */
	static boolean isReadable(HttpServletRequest request) {
		String type = request.getContentType();
		if (request.getHeader(HttpHeaders.CONTENT_ENCODING) != null) {
			return false;
		}
		if (type == null || request.getMethod().equals("GET")) {
			return true;
		}
		try {
			String subtype = MediaType.parseMediaType(type).getSubtype().toLowerCase(Locale.ROOT);
			return subtype.equals("plain") || subtype.matches("(.*\\+)?(json|xml)");
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

	/**
	 * Returns the request.
	 * @param place where its body is held
	 * @throws BodyRefusedException if the body is too large, has no room or is too slow
	 */
	HookRequest read(HttpServletRequest request, BodyRoom.Place place) throws IOException {
		int most = Math.toIntExact(this.settings.maxBody().toBytes());
		byte[] body = place.read(request.getInputStream(), request.getContentLengthLong(), most);
		Map<String, String> headers = new HashMap<>();
		Collections.list(request.getHeaderNames())
			.forEach((name) -> headers.put(name.toLowerCase(Locale.ROOT), request.getHeader(name)));
		Map<String, String> query = new HashMap<>();
		request.getParameterMap().forEach((name, values) -> query.put(name, values[0]));
		return new HookRequest(request.getMethod(), uri(request), headers, query, body);
	}

	private String uri(HttpServletRequest request) {
		String path = this.settings.publicUrl().isEmpty() ? request.getRequestURL().toString()
				: this.settings.publicUrl().replaceAll("/+$", "") + request.getRequestURI();
		return (request.getQueryString() != null) ? path + "?" + request.getQueryString() : path;
	}

}
