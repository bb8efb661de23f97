package io.serai.system.connector;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.system.call.BodyPaths;

import org.springframework.modulith.NamedInterface;

/**
 * One event as it came, its signature checked.
 *
 * @param json what it says, decrypted; XML as a tree too
 * @param headers of the request, by lower-case name
 * @param query of the request, by name
 */
@NamedInterface("connector")
public record HookEvent(JsonNode json, Map<String, String> headers, Map<String, String> query) {

	/**
	 * Returns a part of the event.
	 * @param where JsonPath, {@code header:NAME} or {@code query:NAME}
	 */
	public Optional<String> part(String where) {
		if (where.startsWith("header:")) {
			return Optional.ofNullable(this.headers.get(where.substring(7).toLowerCase(Locale.ROOT)));
		}
		if (where.startsWith("query:")) {
			return Optional.ofNullable(this.query.get(where.substring(6)));
		}
		return BodyPaths.of(where).text(this.json);
	}

	@Override
	public String toString() {
		return "HookEvent";
	}

}
