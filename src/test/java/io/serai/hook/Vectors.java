package io.serai.hook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.canonical.CanonicalJson;
import io.serai.system.Hook;
import io.serai.system.connector.HookSpec;

/**
 * Requests whose signatures are known from elsewhere.
 */
final class Vectors {

	static final Instant SENT = Instant.ofEpochSecond(1795324073);

	static final TimeWindow THEN = new TimeWindow(Clock.fixed(SENT.plusSeconds(299), ZoneOffset.UTC));

	static final TimeWindow LATER = new TimeWindow(Clock.fixed(SENT.plusSeconds(301), ZoneOffset.UTC));

	static final TimeWindow EARLIER = new TimeWindow(Clock.fixed(SENT.minusSeconds(301), ZoneOffset.UTC));

	private static final JsonNode ALL = read();

	private Vectors() {
	}

	static JsonNode of(String name) {
		return ALL.path(name);
	}

	static Hook hook(HookSpec spec, Map<String, String> credentials) {
		return new Hook("shop", spec, credentials::get);
	}

	static HookSpec spec(String recipe) {
		return new HookSpec(recipe, null, null, null, null, null, null, null, null, List.of());
	}

	static HookRequest post(Map<String, String> query, String body) {
		return new HookRequest("POST", "https://hub.example.com/hooks/shop", Map.of(), query,
				body.getBytes(StandardCharsets.UTF_8));
	}

	static HookRequest signed(Map<String, String> headers, String body) {
		return new HookRequest("POST", "https://hub.example.com/in/hubspot/webhook", headers, Map.of(),
				body.getBytes(StandardCharsets.UTF_8));
	}

	private static JsonNode read() {
		try (InputStream in = Vectors.class.getResourceAsStream("/hook/signature-vectors.json")) {
			return CanonicalJson.mapper().readTree(in);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
