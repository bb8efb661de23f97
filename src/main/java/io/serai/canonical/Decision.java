package io.serai.canonical;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What one person said to an approval.
 *
 * @param userRef the person's id in the approval system; null if it does not say
 * @param result what the person said
 * @param comment null if there is none
 * @param at when, UTC; null if the approval system does not say
 * @param raw what the sender said and the model does not know, by field name; empty if
 * there is nothing
 */
public record Decision(@Size(max = 128) @Nullable String userRef, @NotNull ApprovalStatus result,
		@Size(max = 2000) @Nullable String comment, @Nullable Instant at,
		@JsonAnySetter @Size(max = 200) Map<String, JsonNode> raw) {

	public Decision {
		raw = Parts.raw(raw);
	}

}
