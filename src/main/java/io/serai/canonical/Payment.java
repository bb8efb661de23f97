package io.serai.canonical;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * One payment of an order.
 *
 * @param id the shop's own id; null if there is none
 * @param amount how much
 * @param method e.g. {@code wechat-pay}
 * @param status what became of it
 * @param paidAt when the money was taken, UTC; null if it was not
 * @param transactionId the payment service's number; null if there is none
 * @param raw what the sender said and the model does not know, by field name; empty if
 * there is nothing
 */
public record Payment(@Size(max = 64) @Nullable String id, @NotNull @Valid Money amount,
		@NotBlank @Size(max = 64) String method, @NotNull PaymentStatus status, @Nullable Instant paidAt,
		@Size(max = 128) @Nullable String transactionId, @JsonAnySetter @Size(max = 200) Map<String, JsonNode> raw) {

	public Payment {
		raw = Parts.raw(raw);
	}

}
