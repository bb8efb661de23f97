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

	private static final String KIND = "low-stock";

	private final StockLevels levels;

	private final BigDecimal lowBelow;

	private final SimulatedSystems systems;

	/**
	 * Makes it.
	 * @param lowBelow with less than this, people are told
	 */
	LowStockNotices(StockLevels levels, BigDecimal lowBelow, SimulatedSystems systems) {
		this.levels = levels;
		this.lowBelow = lowBelow;
		this.systems = systems;
	}

	@Override
	public String name() {
		return "low stock to OA";
	}

	@Override
	public List<String> flows() {
		return List.of("stock-to-oa");
	}

	@Override
	public List<Expected> expected() {
		return this.levels.expected("stock-to-oa", (i) -> isLow(i) ? Fate.TOLD : Fate.SKIPPED);
	}

	@Override
	public Comparison compare() {
		Map<String, String> due = new LinkedHashMap<>();
		for (int i = 0; i < this.levels.count(); i++) {
			if (isLow(i)) {
				due.put(StockLevels.key(i), KIND);
			}
		}
		List<Held> held = new ArrayList<>();
		this.systems.oa().state().path("notices").forEach((notice) -> {
			if (notice.path("kind").asText().equals(KIND)) {
				held.add(new Held(notice.path("reference").asText(), KIND));
			}
		});
		return Comparison.of(due, held);
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
		return free.compareTo(this.lowBelow) < 0;
	}

}
