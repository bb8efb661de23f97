package io.serai.stock;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of stock levels, {@code serai.stock.*}.
 *
 * @param channels what each selling system may sell, by its name
 * @param lowBelow people are told when less can be sold, unless the source says how much
 * it keeps for safety; 0: only then
 * @param lowCover people are told when what is left of an article lasts less than this,
 * as it sold lately; 0: not looked at
 * @param coverWindow how far back it is looked how an article sold
 */
@Validated
@ConfigurationProperties("serai.stock")
record StockSettings(@DefaultValue Map<String, @Valid Channel> channels,
		@DefaultValue("0") @NotNull @PositiveOrZero BigDecimal lowBelow,
		@DefaultValue("0d") @NotNull @DurationUnit(ChronoUnit.DAYS) Duration lowCover,
		@DefaultValue("28d") @NotNull @DurationUnit(ChronoUnit.DAYS) Duration coverWindow) {

	Channel channel(String name) {
		return this.channels.getOrDefault(name, Channel.ALL);
	}

	boolean looksAtCover() {
		return this.lowCover.isPositive() && this.coverWindow.isPositive();
	}

	/**
	 * What one selling system may sell. It keeps something back, so that a sale that the
	 * hub does not know of yet is not sold again.
	 *
	 * @param buffer of every SKU
	 * @param skus of SKUs that begin so; the longest beginning counts
	 * @param warehouses whose levels it sells, by our codes; empty if nobody said
	 */
	record Channel(@DefaultValue("0") @NotNull @PositiveOrZero BigDecimal buffer,
			@DefaultValue Map<String, @NotNull @PositiveOrZero BigDecimal> skus,
			@DefaultValue List<@NotBlank String> warehouses) {

		static final Channel ALL = new Channel(BigDecimal.ZERO, Map.of(), List.of());

		/** If nobody said, it may sell what any warehouse holds. */
		boolean counts(String warehouse) {
			return this.warehouses.isEmpty() || this.warehouses.contains(warehouse);
		}

		BigDecimal of(String sku) {
			return this.skus.entrySet()
				.stream()
				.filter((entry) -> sku.startsWith(entry.getKey()))
				.max(Map.Entry.comparingByKey())
				.map(Map.Entry::getValue)
				.orElse(this.buffer);
		}

	}

}
