package io.serai.demo;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.demo.Comparison.Held;
import io.serai.demo.Expected.Fate;
import io.serai.demo.PlannedOrder.Way;

/**
 * Orders of a store that was offline: a file of them, handed in twice, with one row that
 * is no order; each of the others is in the ERP once.
 */
final class StoreFileOrders implements Proof {

	/** With what the keys of the file's rows begin. */
	private static final String ROWS = "S-";

	private static final String NO_ORDER = ROWS + "INVALID";

	private final List<PlannedOrder> filed;

	private final SimulatedSystems systems;

	private final Clock clock;

	private final List<JsonNode> answers = new ArrayList<>();

	StoreFileOrders(List<PlannedOrder> plan, SimulatedSystems systems, Clock clock) {
		this.filed = plan.stream().filter((order) -> order.way() == Way.FILED).toList();
		this.systems = systems;
		this.clock = clock;
	}

	@Override
	public String name() {
		return "orders of a store file";
	}

	@Override
	public List<String> flows() {
		return List.of("api/files-api");
	}

	@Override
	public void begin(Sending sending) throws InterruptedException {
		// A store of its own, since a kept demo knows the files of last time.
		String store = "verify-" + this.clock.millis();
		this.answers.add(sending.file(store, file()));
		this.answers.add(sending.file(store, file()));
	}

	@Override
	public List<Expected> expected() {
		return this.filed.stream().map((order) -> order.expected("order-to-erp", Fate.DELIVERED)).toList();
	}

	@Override
	public Comparison compare() {
		Map<String, String> due = new LinkedHashMap<>();
		this.filed.forEach((order) -> due.put(order.key(), SalesOrders.content(order.newest(), "version", "total")));
		List<Held> held = new ArrayList<>(SalesOrders.held(this.systems.erp().salesOrders(), "version", "total"));
		held.removeIf((order) -> !order.key().startsWith(ROWS));
		for (int i = 0; i < this.answers.size(); i++) {
			held.add(new Held("answer no. " + (i + 1), text(this.answers.get(i))));
		}
		due.put("answer no. 1", "accepted, %d rows; row 1 is not valid".formatted(this.filed.size()));
		due.put("answer no. 2", "same");
		return Comparison.of(due, held);
	}

	/** All of it would be there twice. */
	@Override
	public int temptations() {
		return this.filed.size();
	}

	private static String text(JsonNode answer) {
		String status = answer.path("status").asText();
		if (!status.equals("accepted")) {
			return status;
		}
		List<String> invalid = new ArrayList<>();
		answer.path("rows").forEach((row) -> {
			if (row.path("status").asText().equals("invalid")) {
				invalid.add(row.path("row").asText());
			}
		});
		return "accepted, %d rows; row %s is not valid".formatted(answer.path("accepted").asInt(),
				String.join(" and ", invalid));
	}

	private byte[] file() {
		ObjectNode noOrder = Json.object().put("key", NO_ORDER).put("currency", "CNY");
		return (noOrder + "\n"
				+ this.filed.stream().map((order) -> order.newest().toString()).collect(Collectors.joining("\n")))
			.getBytes(StandardCharsets.UTF_8);
	}

}
