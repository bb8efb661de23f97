package io.serai.canonical;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * How much of one SKU one warehouse holds: an absolute level, never a change.
 *
 * @param source name of the system that the record comes from, e.g. {@code shop}; the
 * door fills in the caller's own if it is absent
 * @param key {@code sku@location} if absent on input
 * @param version the source's version, see {@link RecordVersion}; absent on input means
 * {@code updatedAt}
 * @param updatedAt when the source last changed it, UTC
 * @param sku the article's code
 * @param location the warehouse's code
 * @param onHand decimal string in JSON; negative if more was sold than counted
 * @param reserved promised to orders; null if not said
 * @param available what can be sold
 * @param incoming on its way in; null if not said
 * @param safetyStock kept back; null if not said
 * @param unitCode UN/ECE Recommendation 20; null if not said
 * @param sourceVersion which reading of which system this is, for people; null if not
 * said
 * @param externalRefs its ids elsewhere; may be empty
 * @param raw what the sender said and the model does not know, by field name; empty if
 * there is nothing
 */
public record StockLevel(@FilledIn @SystemName String source, @FilledIn @KeyText String key,
		@FilledIn @NotBlank @Size(max = 64) String version, @JsonAlias("asOf") @NotNull Instant updatedAt,
		@NotBlank @Size(max = 64) String sku, @NotBlank @Size(max = 63) String location,
		@NotNull @DecimalText BigDecimal onHand, @PositiveOrZero @DecimalText @Nullable BigDecimal reserved,
		@NotNull @DecimalText BigDecimal available, @PositiveOrZero @DecimalText @Nullable BigDecimal incoming,
		@PositiveOrZero @DecimalText @Nullable BigDecimal safetyStock,
		@Size(min = 1, max = 3) @Nullable String unitCode, @Size(max = 128) @Nullable String sourceVersion,
		@Size(max = 50) List<@NotNull @Valid ExternalRef> externalRefs,
		@JsonAnySetter @Size(max = 200) Map<String, JsonNode> raw) implements CanonicalRecord {

	public StockLevel {
		key = (key == null && sku != null && location != null) ? sku + "@" + location : key;
		version = Parts.version(version, updatedAt);
		externalRefs = Parts.list(externalRefs);
		raw = Parts.raw(raw);
	}

	/**
	 * Returns this level with another amount that can be sold.
	 */
	public StockLevel withAvailable(BigDecimal amount) {
		return new StockLevel(this.source, this.key, this.version, this.updatedAt, this.sku, this.location, this.onHand,
				this.reserved, amount, this.incoming, this.safetyStock, this.unitCode, this.sourceVersion,
				this.externalRefs, this.raw);
	}

	/**
	 * The levels of an article in all warehouses stay in order: where they are added up,
	 * two sums at the same time could end with the older one.
	 */
	@Override
	public String group() {
		return this.source + "/" + this.sku;
	}

	@Override
	public RecordKind kind() {
		return RecordKind.STOCK;
	}

}
