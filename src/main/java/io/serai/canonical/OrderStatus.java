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
 * What an ERP says about an order that it holds.
 *
 * @param source name of the ERP system that says so, e.g. {@code erp}
 * @param key the order's key
 * @param version the source's version, see {@link RecordVersion}; absent on input means
 * {@code updatedAt}
 * @param updatedAt when the source last changed it, UTC
 * @param orderSource name of the system that the order came from, e.g. {@code shop}
 * @param orderKey the order's key there; absent on input means {@code key}
 * @param status null if the ERP does not say
 * @param financialStatus null if the ERP does not say
 * @param fulfillmentStatus null if the ERP does not say
 * @param erpNumber the order's number in the ERP; null if it has none yet
 * @param externalRefs its ids elsewhere; may be empty
 * @param raw what the sender said and the model does not know, by field name; empty if
 * there is nothing
 */
public record OrderStatus(@SystemName String source, @KeyText String key,
		@FilledIn @NotBlank @Size(max = 64) String version, @NotNull Instant updatedAt, @SystemName String orderSource,
		@FilledIn @KeyText String orderKey, @Nullable OrderStage status, @Nullable FinancialStatus financialStatus,
		@Nullable FulfillmentStatus fulfillmentStatus, @Size(max = 64) @Nullable String erpNumber,
		@Size(max = 50) List<@NotNull @Valid ExternalRef> externalRefs,
		@JsonAnySetter @Size(max = 200) Map<String, JsonNode> raw) implements CanonicalRecord, OfOrder {

	public OrderStatus {
		version = Parts.version(version, updatedAt);
		orderKey = (orderKey != null) ? orderKey : key;
		externalRefs = Parts.list(externalRefs);
		raw = Parts.raw(raw);
	}

	@Override
	public RecordKind kind() {
		return RecordKind.ORDER_STATUS;
	}

}
