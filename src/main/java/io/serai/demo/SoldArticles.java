package io.serai.demo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.Comparison.Held;
import io.serai.demo.Expected.Fate;

/**
 * What is sold of each article, by what it leads to: of the articles that sell best there
 * is counted just enough or just too little to last, and people are told of the latter.
 */
final class SoldArticles implements Proof {

	/** What has to be there of what was sold: the cover's part of the window. */
	private static final BigDecimal PART = new BigDecimal("0.5");

	private static final BigDecimal LITTLE = new BigDecimal("0.25");

	private static final int ARTICLES = 4;

	private final List<PlannedOrder> plan;

	private final BigDecimal lowBelow;

	private final StockLevels levels;

	private final SimulatedSystems systems;

	private final Map<String, BigDecimal> sold;

	private final List<String> counted = new ArrayList<>();

	/**
	 * Makes it.
	 * @param lowBelow less than this is too little, however little is sold
	 */
	SoldArticles(List<PlannedOrder> plan, BigDecimal lowBelow, StockLevels levels, SimulatedSystems systems) {
		this.plan = plan;
		this.lowBelow = lowBelow;
		this.levels = levels;
		this.systems = systems;
		this.sold = sold(plan);
	}

	@Override
	public String name() {
		return "sales to low stock";
	}

	@Override
	public List<String> flows() {
		return List.of("order-to-serai");
	}

	/** Somebody counts once the hub knows of every sale. */
	@Override
	public boolean act(Sending sending, Settling hub) {
		if (this.counted.isEmpty() && expected().stream().allMatch(hub::isEnded)) {
			for (String sku : best()) {
				boolean isEnough = this.counted.size() % 2 == 1;
				this.levels.also(sku, isEnough ? needed(sku).max(this.lowBelow) : needed(sku).subtract(LITTLE));
				this.counted.add(sku);
			}
		}
		return !this.counted.isEmpty();
	}

	/** Returns how much of an article has to be there so that it lasts. */
	BigDecimal needed(String sku) {
		return this.sold.getOrDefault(sku, BigDecimal.ZERO).multiply(PART);
	}

	@Override
	public List<Expected> expected() {
		return this.plan.stream().map((order) -> order.expected("order-to-serai", Fate.DELIVERED)).toList();
	}

	@Override
	public Comparison compare() {
		Map<String, String> due = new LinkedHashMap<>();
		for (int i = 0; i < this.counted.size(); i += 2) {
			due.put(StockLevels.key(this.counted.get(i)), LowStockNotices.KIND);
		}
		List<String> keys = this.counted.stream().map(StockLevels::key).toList();
		List<Held> held = LowStockNotices.held(this.systems);
		return Comparison.of(due, held.stream().filter((notice) -> keys.contains(notice.key())).toList());
	}

	/** Each version would have been counted anew. */
	@Override
	public int temptations() {
		return this.plan.stream().mapToInt((order) -> order.versions().size() - 1).sum();
	}

	private List<String> best() {
		return this.sold.entrySet()
			.stream()
			.sorted(Map.Entry.<String, BigDecimal>comparingByValue(Comparator.reverseOrder()))
			.map(Map.Entry::getKey)
			.limit(ARTICLES)
			.toList();
	}

	/** The newest version counts, if it is paid. */
	private static Map<String, BigDecimal> sold(List<PlannedOrder> plan) {
		Map<String, BigDecimal> sold = new TreeMap<>();
		for (PlannedOrder order : plan) {
			if (order.newest().path("financialStatus").asText().equals("paid")) {
				for (JsonNode line : order.newest().path("lines")) {
					sold.merge(line.path("sku").asText(), new BigDecimal(line.path("quantity").asText()),
							BigDecimal::add);
				}
			}
		}
		return sold;
	}

}
