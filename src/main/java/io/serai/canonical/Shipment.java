package io.serai.canonical;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * One parcel of an order that has left. An order may have several, each with a key of its
 * own.
 *
 * @param source name of the system that sends, e.g. {@code erp}; the door fills in the
 * caller's own if it is absent
 * @param key the sender's number of the shipment
 * @param version the source's version, see {@link RecordVersion}; absent on input means
 * {@code updatedAt}
 * @param updatedAt when the source last changed it, UTC
 * @param orderSource name of the system that the order came from, e.g. {@code shop}
 * @param orderKey the order's key
 * @param carrierCode the carrier's code, the same in both systems or translated by a
 * mapping
 * @param trackingNumber the carrier's number of the parcel
 * @param sscc GS1 number of the parcel, 18 digits; null if it has none
 * @param shippedAt when it left, UTC
 * @param warehouse where it left from; null if not said
 * @param completesOrder whether nothing of the order is left to send; null if not said
 * @param lines what is in it, at least one line
 * @param externalRefs its ids elsewhere; may be empty
 * @param raw what the sender said and the model does not know, by field name; empty if
 * there is nothing
 */
public record Shipment(@FilledIn @SystemName String source, @KeyText String key,
		@FilledIn @NotBlank @Size(max = 64) String version, @NotNull Instant updatedAt, @SystemName String orderSource,
		@KeyText String orderKey, @NotBlank @Size(max = 64) String carrierCode, @KeyText String trackingNumber,
		@Size(min = 18, max = 18) @Nullable String sscc, @NotNull Instant shippedAt,
		@Size(max = 64) @Nullable String warehouse, @Nullable Boolean completesOrder,
		@NotEmpty @Size(max = 1000) List<@NotNull @Valid ShipmentLine> lines,
		@Size(max = 50) List<@NotNull @Valid ExternalRef> externalRefs,
		@JsonAnySetter @Size(max = 200) Map<String, JsonNode> raw) implements CanonicalRecord, OfOrder {

	public Shipment {
		version = Parts.version(version, updatedAt);
		lines = Parts.list(lines);
		externalRefs = Parts.list(externalRefs);
		raw = Parts.raw(raw);
	}

	@Override
	public RecordKind kind() {
		return RecordKind.SHIPMENT;
	}

}
