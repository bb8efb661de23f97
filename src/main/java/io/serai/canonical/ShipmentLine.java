package io.serai.canonical;

import java.math.BigDecimal;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a shipment holds of one order line.
 *
 * @param lineNumber the order's line
 * @param sku the article's code; null if not said
 * @param quantity decimal string in JSON, in the order line's unit, more than none
 * @param raw what the sender said and the model does not know, by field name; empty if
 * there is nothing
 */
public record ShipmentLine(@Min(1) int lineNumber, @Size(min = 1, max = 64) @Nullable String sku,
		@NotNull @Positive @DecimalText BigDecimal quantity,
		@JsonAnySetter @Size(max = 200) Map<String, JsonNode> raw) {

	public ShipmentLine {
		raw = Parts.raw(raw);
	}

}
