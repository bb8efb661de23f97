package io.serai.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Locale;
import java.util.Set;

import io.serai.access.BodyRefusedException;
import io.serai.access.BodyRoom;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;

/**
 * A request's body, read once and never more than allowed, whether or not the caller said
 * how long it is.
 */
final class Body extends HttpServletRequestWrapper {

	private static final Set<String> LINES = Set.of("x-ndjson", "ndjson", "jsonl", "x-jsonlines");

	private final byte[] bytes;

	private Body(HttpServletRequest request, byte[] bytes) {
		super(request);
		this.bytes = bytes;
	}

	/**
	 * Reads the body.
	 * @throws ProblemException if it is too large, has no room or comes too slowly
	 */
	static Body read(HttpServletRequest request, DataSize limit, BodyRoom.Place place) throws IOException {
		int most = Math.toIntExact(limit.toBytes());
		try {
			return new Body(request, place.read(request.getInputStream(), request.getContentLengthLong(), most));
		}
		catch (BodyRefusedException ex) {
			throw switch (ex.reason()) {
				case LARGE -> new ProblemException(ProblemKind.BODY_TOO_LARGE, String.valueOf(most));
				case FULL -> new ProblemException(ProblemKind.TOO_BUSY);
				case SLOW -> new ProblemException(ProblemKind.TOO_SLOW);
			};
		}
	}

	/**
	 * Says whether the body is one record a line.
	 * @throws ProblemException if it is neither that nor JSON, or compressed
	 */
	static boolean isLines(HttpServletRequest request) {
		String type = request.getContentType();
		String coding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
		if (type == null || (coding != null && !coding.equalsIgnoreCase("identity"))) {
			throw new ProblemException(ProblemKind.WRONG_MEDIA_TYPE);
		}
		try {
			MediaType media = MediaType.parseMediaType(type);
			String subtype = media.getSubtype().toLowerCase(Locale.ROOT);
			boolean utf8 = media.getParameter("charset") == null
					|| "utf-8".equalsIgnoreCase(media.getParameter("charset"));
			boolean lines = LINES.contains(subtype);
			boolean json = subtype.equals("json") || subtype.endsWith("+json");
			if (utf8 && media.getType().equals("application") && (lines || json)) {
				return lines;
			}
		}
		catch (InvalidMediaTypeException ex) {
			// told below
		}
		throw new ProblemException(ProblemKind.WRONG_MEDIA_TYPE);
	}

	byte[] bytes() {
		return this.bytes;
	}

	/** Nothing is left to read: the doors take the bytes from the {@link Call}. */
	@Override
	public ServletInputStream getInputStream() {
		return new Nothing();
	}

	@Override
	public BufferedReader getReader() {
		return new BufferedReader(Reader.nullReader());
	}

	private static final class Nothing extends ServletInputStream {

		@Override
		public int read() {
			return -1;
		}

		@Override
		public boolean isFinished() {
			return true;
		}

		@Override
		public boolean isReady() {
			return true;
		}

		@Override
		public void setReadListener(ReadListener listener) {
			throw new UnsupportedOperationException("the body has been read; take it from the call");
		}

	}

}
