package io.serai.canonical;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Who bought, as an order says it.
 *
 * @param externalId the customer's {@link Customer#key()}
 * @param name null if the shop does not say
 * @param phone E.164; null if the shop does not say
 * @param email null if the shop does not say
 * @param raw what the sender said and the model does not know, by field name; empty if
 * there is nothing
 */
public record CustomerRef(@KeyText String externalId, @Size(max = 200) @Nullable String name,
		@PhoneNumber @Nullable String phone, @Email @Size(max = 254) @Nullable String email,
		@JsonAnySetter @Size(max = 200) Map<String, JsonNode> raw) {

	public CustomerRef {
		raw = Parts.raw(raw);
	}

}
