package io.serai.system.kamelet;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.serai.canonical.CanonicalJson;
import io.serai.system.call.Call;
import io.serai.system.connector.Send;
import io.serai.system.signin.Grant;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * What goes over the border in one call: the mapped request in the form that the
 * operation asks for, and what the sign-in adds to it.
 *
 * @param headers of the request
 * @param query further parameters of the address, encoded; empty for none
 * @param body null for none
 * @param contentType of the body, unless the kamelet says otherwise
 * @param host scheme, host and port that the sign-in told; null for the configured ones
 * @param path path and query that the system told; null for those of the kamelet
 */
public record Letter(Map<String, String> headers, String query, byte @Nullable [] body, String contentType,
		@Nullable String host, @Nullable String path) {

	private static final String JSON = "application/json";

	private static final String FORM = "application/x-www-form-urlencoded";

	public static Letter of(Send send, @Nullable JsonNode request, Grant grant) throws IOException {
		JsonNode mapped = (request != null) ? request : MissingNode.getInstance();
		return switch (send) {
			case JSON -> letter(grant, MissingNode.getInstance(), MissingNode.getInstance(), json(mapped, grant), JSON);
			case FORM -> letter(grant, MissingNode.getInstance(), MissingNode.getInstance(), form(mapped), FORM);
			case QUERY -> letter(grant, MissingNode.getInstance(), mapped, null, JSON);
			case HEADERS -> letter(grant, mapped, MissingNode.getInstance(), null, JSON);
			case PARTS ->
				letter(grant, mapped.path("headers"), mapped.path("query"), json(mapped.path("body"), grant), JSON)
					.below(mapped.path("path"));
		};
	}

	public Letter to(String path) {
		return new Letter(this.headers, this.query, this.body, this.contentType, this.host, path);
	}

	/**
	 * What the mapping names in the address stands at the end of the kamelet's own path.
	 */
	private Letter below(JsonNode segment) {
		if (!segment.isValueNode() || segment.isNull()) {
			return this;
		}
		Map<String, String> all = new HashMap<>(this.headers);
		all.put(Exchange.HTTP_PATH, "/" + Call.encoded(segment.asText()));
		return new Letter(all, this.query, this.body, this.contentType, this.host, this.path);
	}

	private static Letter letter(Grant grant, JsonNode headers, JsonNode query, byte @Nullable [] body,
			String contentType) {
		Map<String, String> all = new HashMap<>();
		headers.properties().forEach((header) -> all.put(header.getKey(), oneLine(text(header.getValue()))));
		all.putAll(grant.headers());
		String parameters = pairs(query);
		String granted = grant.query()
			.entrySet()
			.stream()
			.map((entry) -> Call.encoded(entry.getKey()) + "=" + Call.encoded(entry.getValue()))
			.collect(Collectors.joining("&"));
		return new Letter(all, parameters + ((parameters.isEmpty() || granted.isEmpty()) ? "" : "&") + granted, body,
				contentType, grant.address(), null);
	}

	private static byte @Nullable [] json(JsonNode mapped, Grant grant) throws IOException {
		if (mapped.isMissingNode()) {
			return null;
		}
		if (mapped.isTextual()) {
			return mapped.textValue().getBytes(StandardCharsets.UTF_8);
		}
		JsonNode body = mapped;
		if (mapped instanceof ObjectNode object && !grant.body().isEmpty()) {
			ObjectNode signed = object.deepCopy();
			grant.body().forEach((place, value) -> sign(signed, place, value));
			body = signed;
		}
		return CanonicalJson.mapper().writeValueAsBytes(body);
	}

	/**
	 * Puts a credential where it belongs: a field at the top, or the place that a JSON
	 * pointer names, if the mapping left it there; a number where it left a number.
	 */
	private static void sign(ObjectNode body, String place, String value) {
		if (!place.startsWith("/")) {
			body.put(place, value);
			return;
		}
		JsonPointer pointer = JsonPointer.compile(place);
		JsonNode left = body.at(pointer);
		boolean counts = left.isNumber() && value.matches("-?[0-9]+");
		JsonNode signature = counts ? new BigIntegerNode(new BigInteger(value)) : TextNode.valueOf(value);
		JsonNode around = body.at(pointer.head());
		if (around instanceof ObjectNode object && !left.isMissingNode()) {
			object.set(pointer.last().getMatchingProperty(), signature);
		}
		else if (around instanceof ArrayNode array && !left.isMissingNode()) {
			array.set(pointer.last().getMatchingIndex(), signature);
		}
	}

	private static byte[] form(JsonNode mapped) {
		return pairs(mapped).getBytes(StandardCharsets.UTF_8);
	}

	private static String pairs(JsonNode fields) {
		return fields.properties()
			.stream()
			.map((field) -> Call.encoded(field.getKey()) + "=" + Call.encoded(text(field.getValue())))
			.collect(Collectors.joining("&"));
	}

	private static String text(JsonNode value) {
		return value.isValueNode() ? value.asText() : value.toString();
	}

	/** A line break would begin a header of its own. */
	private static String oneLine(String text) {
		return text.replaceAll("\\p{Cntrl}+", " ");
	}

	@Override
	public String toString() {
		return "Letter[" + this.contentType + "]";
	}

}
