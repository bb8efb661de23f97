package io.serai.demo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.Comparison.Held;
import io.serai.demo.Expected.Fate;

/**
 * Stock levels to the website, which keeps more back than the shop and sells what two
 * warehouses hold; what the second one holds, the shop is not told.
 */
final class WebsiteStock implements Proof {

	/** As {@code application-demo.yaml} has it. */
	static final BigDecimal BUFFER = new BigDecimal("5");

	/** The shop's is {@code WH}. */
	static final String SECOND_WAREHOUSE = "WH-2";

	private final StockLevels levels;

	private final List<String> skus = new ArrayList<>();

	private final SimulatedSystems systems;

	/**
	 * Makes it.
	 * @param levels in the warehouse that both sell from
	 * @param count how many articles there are in the other
	 */
	WebsiteStock(StockLevels levels, int count, SimulatedSystems systems) {
		this.levels = levels;
		for (int i = 0; i < count; i++) {
			this.skus.add("W-SKU-%03d".formatted(i));
		}
		this.systems = systems;
	}

	@Override
	public String name() {
		return "stock to website";
	}

	@Override
	public List<String> flows() {
		return List.of("stock-to-website");
	}

	@Override
	public void begin(Sending sending) {
		for (int i = 0; i < this.skus.size(); i++) {
			this.systems.erp().count(this.skus.get(i), SECOND_WAREHOUSE, Integer.toString(20 + i), "3");
		}
	}

	@Override
	public List<Expected> expected() {
		List<Expected> expected = new ArrayList<>(this.levels.expected("stock-to-website", (i) -> Fate.DELIVERED));
		for (String sku : this.skus) {
			String version = level(sku).map((level) -> level.path("updatedAt").asText()).orElse("");
			expected.add(new Expected("stock-to-website", "stock", "erp", key(sku), version, Fate.DELIVERED));
			expected.add(new Expected("stock-to-shop", "stock", "erp", key(sku), version, Fate.SKIPPED));
		}
		return expected;
	}

	@Override
	public Comparison compare() {
		Map<String, String> due = new LinkedHashMap<>();
		for (int i = 0; i < this.levels.count(); i++) {
			due.put(StockLevels.key(this.levels.sku(i)), StockLevels
				.sellable(this.levels.amount(i, "onHand").subtract(this.levels.amount(i, "reserved")), BUFFER));
		}
		for (String sku : this.skus) {
			level(sku).ifPresent((level) -> due.put(key(sku), StockLevels
				.sellable(Amounts.of(level.path("onHand")).subtract(Amounts.of(level.path("reserved"))), BUFFER)));
		}
		return Comparison.of(due, held(this.systems.website()));
	}

	@Override
	public int temptations() {
		return 0;
	}

	private static List<Held> held(SimulatedShop website) {
		return website.state()
			.path("stock")
			.properties()
			.stream()
			.map((told) -> StockLevels.held(told.getKey(), told.getValue()))
			.toList();
	}

	private static String key(String sku) {
		return sku + "@" + SECOND_WAREHOUSE;
	}

	private Optional<? extends JsonNode> level(String sku) {
		return this.systems.erp().level(sku, SECOND_WAREHOUSE);
	}

}
