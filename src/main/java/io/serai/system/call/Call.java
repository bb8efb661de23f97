package io.serai.system.call;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.canonical.CanonicalRecord;
import io.serai.canonical.HubHeaders;
import io.serai.canonical.OfOrder;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import org.jspecify.annotations.Nullable;

/**
 * One call of one operation.
 *
 * @param body the request; null for none
 * @param inputs what the kamelet may read, by names of {@link HubHeaders}
 * @param link address that the system told, called in place of the kamelet's; null for
 * none
 */
public record Call(@Nullable JsonNode body, Map<String, String> inputs, @Nullable String link) {

	public Call(@Nullable JsonNode body, Map<String, String> inputs) {
		this(body, inputs, null);
	}

	/** Returns the inputs that concern something the system calls {@code externalId}. */
	public static Map<String, String> inputs(String externalId) {
		return Map.of(HubHeaders.EXTERNAL_ID, externalId, HubHeaders.EXTERNAL_ID_ENCODED, encoded(externalId));
	}

	/** Returns the inputs that concern a record; {@code externalId} null if not known. */
	public static Map<String, String> inputs(CanonicalRecord record, @Nullable String externalId) {
		Map<String, String> inputs = new HashMap<>();
		inputs.put(HubHeaders.SOURCE, record.source());
		inputs.put(HubHeaders.KEY, record.key());
		inputs.put(HubHeaders.KEY_ENCODED, encoded(record.key()));
		inputs.put(HubHeaders.VERSION, record.version());
		inputs.put(HubHeaders.VERSION_ENCODED, encoded(record.version()));
		if (record instanceof OfOrder about) {
			inputs.put(HubHeaders.ORDER_KEY, about.orderKey());
			inputs.put(HubHeaders.ORDER_KEY_ENCODED, encoded(about.orderKey()));
		}
		if (externalId != null) {
			inputs.put(HubHeaders.EXTERNAL_ID, externalId);
			inputs.put(HubHeaders.EXTERNAL_ID_ENCODED, encoded(externalId));
		}
		return inputs;
	}

	/**
	 * Returns the text as one segment of an address.
	 * @throws HubException ({@code invalid-data}) if no address can hold it: a segment of
	 * one dot or two means another resource, encoded or not
	 */
	public static String encoded(String text) {
		if (text.equals(".") || text.equals("..")) {
			throw new HubException(
					Failure.of(FailureClass.INVALID_DATA, "the number '%s' cannot stand in an address".formatted(text),
							"Give it another number where it comes from."));
		}
		return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
	}

	@Override
	public String toString() {
		return "Call[" + this.inputs.keySet() + "]";
	}

}
