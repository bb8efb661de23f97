package io.serai.canonical;

import java.math.BigDecimal;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a refund takes back of one order line.
 *
 * @param lineNumber the order's line
 * @param sku the article's code; null if not said
 * @param quantity decimal string in JSON; zero if only money goes back
 * @param amount this line's part of the refund; null if not said
 * @param raw what the sender said and the model does not know, by field name; empty if
 * there is nothing
 */
public record RefundLine(@Min(1) int lineNumber, @Size(min = 1, max = 64) @Nullable String sku,
		@NotNull @PositiveOrZero @DecimalText BigDecimal quantity, @Valid @NotNegative @Nullable Money amount,
		@JsonAnySetter @Size(max = 200) Map<String, JsonNode> raw) {

	public RefundLine {
		raw = Parts.raw(raw);
	}

}
