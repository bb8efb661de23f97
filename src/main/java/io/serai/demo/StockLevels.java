package io.serai.demo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.demo.Comparison.Held;
import io.serai.demo.Expected.Fate;

/**
 * Stock levels to the shop: the last one counts, less what is reserved, less the shop's
 * buffer, never below nothing.
 */
final class StockLevels implements Proof {

	private static final String WAREHOUSE = "WH";

	private final int count;

	private final List<String> skus = new ArrayList<>();

	private final BigDecimal buffer;

	private final SimulatedSystems systems;

	private boolean countedAgain;

	/**
	 * Makes it.
	 * @param count how many articles there are
	 * @param buffer what the hub keeps back of each for the shop
	 */
	StockLevels(int count, BigDecimal buffer, SimulatedSystems systems) {
		this.count = count;
		for (int i = 0; i < count; i++) {
			this.skus.add("V-SKU-%03d".formatted(i));
		}
		this.buffer = buffer;
		this.systems = systems;
	}

	@Override
	public String name() {
		return "stock to shop";
	}

	@Override
	public List<String> flows() {
		return List.of("stock-from-erp", "stock-to-shop");
	}

	@Override
	public void begin(Sending sending) {
		for (int i = 0; i < this.count; i++) {
			count(i, "90", "0");
			switch (i % 5) {
				case 0 -> count(i, "1", "0");
				case 1 -> count(i, "70", "3");
				case 2 -> count(i, "3", "9");
				case 3 -> count(i, "4", "1");
				default -> count(i, "12.5", "0.25");
			}
		}
	}

	/** Goods are taken out once the first count has come through. */
	@Override
	public boolean act(Sending sending, Settling hub) {
		if (!this.countedAgain && expected().stream().allMatch(hub::isEnded)) {
			for (int i = 0; i < this.count; i++) {
				if (i % 5 == 1) {
					count(i, "60", "3");
					count(i, "50", "3");
				}
				if (i % 5 == 3) {
					count(i, "3", "1");
				}
			}
			this.countedAgain = true;
		}
		return this.countedAgain;
	}

	@Override
	public List<Expected> expected() {
		return expected("stock-to-shop", (i) -> Fate.DELIVERED);
	}

	@Override
	public Comparison compare() {
		Map<String, String> due = new LinkedHashMap<>();
		for (int i = 0; i < count(); i++) {
			due.put(key(sku(i)), sellable(amount(i, "onHand").subtract(amount(i, "reserved")), this.buffer));
		}
		List<Held> held = new ArrayList<>();
		this.systems.shop()
			.state()
			.path("stock")
			.properties()
			.forEach((told) -> held.add(held(told.getKey(), told.getValue())));
		return Comparison.of(due, held);
	}

	@Override
	public int temptations() {
		return 0;
	}

	/**
	 * Returns what another flow has to make of the levels.
	 * @param fate by the number of the article
	 */
	List<Expected> expected(String flow, IntFunction<Fate> fate) {
		List<Expected> expected = new ArrayList<>();
		for (int i = 0; i < count(); i++) {
			expected.add(new Expected(flow, "stock", "erp", key(sku(i)), level(i).path("updatedAt").asText(),
					fate.apply(i)));
		}
		return expected;
	}

	int count() {
		return this.skus.size();
	}

	/** Somebody counts another article. */
	void also(String sku, BigDecimal onHand) {
		this.systems.erp().count(sku, WAREHOUSE, onHand.toPlainString(), "0");
		this.skus.add(sku);
	}

	String sku(int i) {
		return this.skus.get(i);
	}

	static String key(String sku) {
		return sku + "@" + WAREHOUSE;
	}

	BigDecimal amount(int i, String field) {
		return new BigDecimal(level(i).path(field).asText());
	}

	/** Returns what a channel may sell, as texts that are compared. */
	static String sellable(BigDecimal free, BigDecimal buffer) {
		return plain(free.subtract(buffer).max(BigDecimal.ZERO));
	}

	/** Returns what a channel was told. */
	static Held held(String key, JsonNode level) {
		return new Held(key, plain(Amounts.of(level.path("available"))));
	}

	private ObjectNode level(int i) {
		return this.systems.erp().level(sku(i), WAREHOUSE).orElseThrow();
	}

	private void count(int i, String onHand, String reserved) {
		this.systems.erp().count(sku(i), WAREHOUSE, onHand, reserved);
	}

	private static String plain(BigDecimal amount) {
		return amount.stripTrailingZeros().toPlainString() + " to sell";
	}

}
