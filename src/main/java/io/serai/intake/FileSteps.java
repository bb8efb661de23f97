package io.serai.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

import io.serai.canonical.RecordKind;
import io.serai.store.StoreFile;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * The verb of the door for files of stores, used by {@code routes/api/}; public since
 * Camel must reach it.
 */
@Component("fileSteps")
public class FileSteps {

	private static final String PATH = "/api/v1/files/";

	private final HubFiles files;

	FileSteps(HubFiles files) {
		this.files = files;
	}

	/** Tells whether a request hands in a file. */
	static boolean isFile(HttpServletRequest request) {
		return request.getRequestURI().startsWith(request.getContextPath() + PATH);
	}

	/**
	 * Takes the file that the request carries and answers what became of each record.
	 * @throws ProblemException if the caller may not
	 * @throws io.serai.store.RefusedFileException if nothing of it is taken
	 * @throws IOException never, since the file is in memory
	 */
	public void take(Exchange exchange) throws IOException {
		HttpServletRequest request = DoorSteps.request(exchange);
		Call call = Call.of(request);
		exchange.setProperty(DoorSteps.CALL, call);
		RecordKind kind = DoorSteps.kind(Arrays.asList(request.getRequestURI().split("/")).getLast());
		if (!call.client().kinds().contains(kind.wireName())) {
			throw new ProblemException(ProblemKind.OTHER_KIND, kind.wireName());
		}
		StoreFile file = file(request, call, kind);
		DoorSteps.answer(exchange, 202, Problems.bytes(this.files.take(file)), "application/json");
	}

	private static StoreFile file(HttpServletRequest request, Call call, RecordKind kind) {
		MediaType type = type(request);
		String store = Objects.requireNonNullElse(said(request, "store"), call.client().source());
		String sequence = said(request, "sequence");
		if (!StoreFile.isName(store) || (sequence != null && !sequence.matches("[1-9]\\d{0,14}"))) {
			throw new ProblemException(ProblemKind.MALFORMED_STORE);
		}
		byte[] body = call.body();
		return new StoreFile(store, call.client().source(), kind, format(type), charset(type),
				(sequence != null) ? Long.valueOf(sequence) : null, () -> new ByteArrayInputStream(body),
				call.language());
	}

	private static @Nullable String said(HttpServletRequest request, String name) {
		String text = request.getParameter(name);
		return (text != null) ? text.strip() : null;
	}

	private static MediaType type(HttpServletRequest request) {
		String coding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
		if (request.getContentType() == null || (coding != null && !coding.equalsIgnoreCase("identity"))) {
			throw new ProblemException(ProblemKind.WRONG_FILE_TYPE);
		}
		try {
			MediaType type = MediaType.parseMediaType(request.getContentType());
			// Throws here, in the right place, for an encoding that nobody knows.
			charset(type);
			return type;
		}
		catch (IllegalArgumentException ex) {
			throw new ProblemException(ProblemKind.WRONG_FILE_TYPE);
		}
	}

	private static StoreFile.Format format(MediaType type) {
		return switch (type.getType() + "/" + type.getSubtype().toLowerCase(Locale.ROOT)) {
			case "text/csv" -> StoreFile.Format.CSV;
			case "application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines" ->
				StoreFile.Format.NDJSON;
			default -> throw new ProblemException(ProblemKind.WRONG_FILE_TYPE);
		};
	}

	private static Charset charset(MediaType type) {
		Charset charset = type.getCharset();
		return (charset != null) ? charset : StandardCharsets.UTF_8;
	}

}
