package io.serai.demo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.serai.demo.Comparison.Held;
import io.serai.demo.Expected.Fate;

/**
 * Notices in the OA: one for each article that runs low, none for the others.
 */
final class LowStockNotices implements Proof {

	static final String KIND = "low-stock";

	private final StockLevels levels;

	private final BigDecimal lowBelow;

	private final SoldArticles sold;

	private final SimulatedSystems systems;

	/**
	 * Makes it.
	 * @param lowBelow with less than this, people are told
	 * @param sold with less than lasts, they are told too
	 */
	LowStockNotices(StockLevels levels, BigDecimal lowBelow, SoldArticles sold, SimulatedSystems systems) {
		this.levels = levels;
		this.lowBelow = lowBelow;
		this.sold = sold;
		this.systems = systems;
	}

	@Override
	public String name() {
		return "low stock to OA";
	}

	@Override
	public List<String> flows() {
		return List.of("stock-to-oa", "stock-to-serai");
	}

	@Override
	public List<Expected> expected() {
		List<Expected> expected = new ArrayList<>(
				this.levels.expected("stock-to-oa", (i) -> isLow(i) ? Fate.TOLD : Fate.SKIPPED));
		expected.addAll(this.levels.expected("stock-to-serai", (i) -> Fate.DELIVERED));
		return expected;
	}

	@Override
	public Comparison compare() {
		Map<String, String> due = new LinkedHashMap<>();
		for (int i = 0; i < this.levels.count(); i++) {
			if (isLow(i)) {
				due.put(StockLevels.key(this.levels.sku(i)), KIND);
			}
		}
		return Comparison.of(due, held(this.systems));
	}

	/** Returns the notices of every article. */
	static List<Held> held(SimulatedSystems systems) {
		List<Held> held = new ArrayList<>();
		systems.oa().state().path("notices").forEach((notice) -> {
			if (notice.path("kind").asText().equals(KIND)) {
				held.add(new Held(notice.path("reference").asText(), KIND));
			}
		});
		return held;
	}

	@Override
	public int temptations() {
		return 0;
	}

	/** Returns whether anything runs low. */
	boolean isAnyLow() {
		return IntStream.range(0, this.levels.count()).anyMatch(this::isLow);
	}

	private boolean isLow(int i) {
		BigDecimal free = this.levels.amount(i, "onHand").subtract(this.levels.amount(i, "reserved"));
		return free.compareTo(this.lowBelow) < 0 || free.compareTo(this.sold.needed(this.levels.sku(i))) < 0;
	}

}
