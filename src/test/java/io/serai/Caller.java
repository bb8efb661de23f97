package io.serai;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * Calls over real HTTP, all with one client. A line that breaks is an
 * {@link UncheckedIOException}.
 */
public final class Caller {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private Caller() {
	}

	/** Sends a request and returns the answer as text. */
	public static HttpResponse<String> send(HttpRequest.Builder request) {
		return send(request, HttpResponse.BodyHandlers.ofString());
	}

	/** Sends a request and returns the answer byte by byte. */
	public static HttpResponse<byte[]> sendForBytes(HttpRequest.Builder request) {
		return send(request, HttpResponse.BodyHandlers.ofByteArray());
	}

	/**
	 * Brings a record to a hub as an API client does.
	 * @param hub its address
	 * @param kind of the record as the door has it, such as {@code orders}
	 * @param key of the API client
	 * @param record its text is the JSON
	 */
	public static HttpResponse<String> push(String hub, String kind, String key, Object record) {
		return send(HttpRequest.newBuilder(URI.create(hub + "/api/v1/" + kind))
			.header("Content-Type", "application/json")
			.header("X-Api-Key", key)
			.POST(HttpRequest.BodyPublishers.ofString(record.toString())));
	}

	private static <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
		try {
			return HTTP.send(request.build(), body);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted", ex);
		}
	}

}
