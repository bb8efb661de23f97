package io.serai.canonical;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Money that goes back to a buyer, with or without goods, as it stands now.
 *
 * @param source name of the system that the record comes from, e.g. {@code shop}; the
 * door fills in the caller's own if it is absent
 * @param key the source's number of the refund
 * @param version the source's version, see {@link RecordVersion}; absent on input means
 * {@code updatedAt}
 * @param updatedAt when the source last changed it, UTC
 * @param orderSource name of the system that the order came from; absent on input means
 * {@code source}
 * @param orderKey the order's key
 * @param type with or without goods
 * @param status how far it has come
 * @param reason in the buyer's or the shop's words; null if not said
 * @param amount what goes back, never negative
 * @param lines which lines it is for; empty if it is for the order as a whole
 * @param requestedAt when it was asked for, UTC
 * @param deadline when it is decided by itself, UTC; null if never
 * @param externalRefs its ids elsewhere; may be empty
 * @param raw what the sender said and the model does not know, by field name; empty if
 * there is nothing
 */
public record Refund(@FilledIn @SystemName String source, @KeyText String key,
		@FilledIn @NotBlank @Size(max = 64) String version, @NotNull Instant updatedAt,
		@FilledIn @SystemName String orderSource, @KeyText String orderKey, @NotNull RefundType type,
		@NotNull RefundStatus status, @Size(max = 500) @Nullable String reason,
		@NotNull @Valid @NotNegative Money amount, @Size(max = 1000) List<@NotNull @Valid RefundLine> lines,
		@NotNull Instant requestedAt, @Nullable Instant deadline,
		@Size(max = 50) List<@NotNull @Valid ExternalRef> externalRefs,
		@JsonAnySetter @Size(max = 200) Map<String, JsonNode> raw) implements CanonicalRecord, OfOrder {

	public Refund {
		version = Parts.version(version, updatedAt);
		orderSource = (orderSource != null) ? orderSource : source;
		lines = Parts.list(lines);
		externalRefs = Parts.list(externalRefs);
		raw = Parts.raw(raw);
	}

	@Override
	public RecordKind kind() {
		return RecordKind.REFUND;
	}

}
