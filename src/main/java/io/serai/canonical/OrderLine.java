package io.serai.canonical;

import java.math.BigDecimal;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * One line of an order.
 *
 * @param lineNumber from 1, unique within the order
 * @param sku the article's code, the same in shop and ERP
 * @param name the article as the buyer saw it
 * @param quantity decimal string in JSON
 * @param unitCode UN/ECE Recommendation 20, e.g. {@code C62} (piece)
 * @param unitPrice price of one unit
 * @param discount taken off this line, never negative; absent on input means none
 * @param taxRate percent as a decimal string; null if not said
 * @param total what the line costs the buyer
 * @param warehouse where it is taken from; null if not said
 * @param gift {@code isGift} in JSON: given for nothing
 * @param refundedQuantity how many were sent back; null if not said
 * @param raw what the sender said and the model does not know, by field name; empty if
 * there is nothing
 */
public record OrderLine(@Min(1) int lineNumber, @NotBlank @Size(max = 64) String sku,
		@NotBlank @Size(max = 500) String name, @NotNull @PositiveOrZero @DecimalText BigDecimal quantity,
		@NotBlank @Size(max = 3) String unitCode, @NotNull @Valid Money unitPrice,
		@FilledIn @NotNull @Valid @NotNegative Money discount,
		@PositiveOrZero @DecimalText @Nullable BigDecimal taxRate, @NotNull @Valid Money total,
		@Size(max = 64) @Nullable String warehouse, @JsonProperty("isGift") boolean gift,
		@PositiveOrZero @DecimalText @Nullable BigDecimal refundedQuantity,
		@JsonAnySetter @Size(max = 200) Map<String, JsonNode> raw) {

	public OrderLine {
		discount = (discount == null && unitPrice != null) ? Money.zero(unitPrice.currency()) : discount;
		raw = Parts.raw(raw);
	}

}
