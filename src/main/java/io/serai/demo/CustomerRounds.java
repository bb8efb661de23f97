package io.serai.demo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.demo.Comparison.Held;
import io.serai.demo.Expected.Fate;

/**
 * Customers of whom each system says what is its own to say: the shop another phone
 * number, the ERP a credit, the CRM who looks after them. Each word arrives in the two
 * other systems, and what the system has said itself does not come back to it.
 */
final class CustomerRounds implements Proof {

	/** How its customers' numbers begin. */
	static final String PREFIX = "CR-";

	private static final List<String> SYSTEMS = List.of("shop", "erp", "crm");

	private final List<Round> rounds;

	private final SimulatedSystems systems;

	private final Clock clock;

	CustomerRounds(int count, SimulatedSystems systems, Clock clock) {
		this.rounds = IntStream.range(0, SYSTEMS.size() * count)
			.mapToObj((i) -> new Round(PREFIX + "%06d".formatted(i), SYSTEMS.get(i % SYSTEMS.size())))
			.toList();
		this.systems = systems;
		this.clock = clock;
	}

	@Override
	public String name() {
		return "customers all round";
	}

	@Override
	public List<String> flows() {
		return List.of("customer-from-erp", "customer-from-crm", "customer-to-serai", "customer-to-shop",
				"customer-to-erp", "customer-to-crm");
	}

	@Override
	public void begin(Sending sending) throws InterruptedException {
		for (Round round : this.rounds) {
			say(round, sending);
		}
	}

	@Override
	public boolean act(Sending sending, Settling hub) throws InterruptedException {
		boolean isOver = true;
		for (Round round : this.rounds) {
			if (!round.isChanged && round.expected().stream().allMatch(hub::isEnded)) {
				round.isChanged = true;
				change(round, sending);
			}
			isOver &= round.isChanged;
		}
		return isOver;
	}

	private void change(Round round, Sending sending) throws InterruptedException {
		switch (round.speaker) {
			case "shop" -> say(round, sending);
			case "erp" -> edit(this.systems.erp().customers(), round, "credit");
			default -> edit(this.systems.crm().customers(), round, "owner");
		}
	}

	private static void edit(Documents documents, Round round, String field) {
		documents.where("taxId", round.key)
			.forEach((document) -> documents.edit(Long.toString(document.id()),
					Json.object().set(field, round.content().path(field))));
	}

	private void say(Round round, Sending sending) throws InterruptedException {
		ObjectNode said = round.content();
		this.systems.shop().customers().keep(round.key, said);
		sending.push("customers",
				said.put("source", DemoOrders.SOURCE)
					.put("key", round.key)
					.put("type", "organization")
					.put("version", round.version())
					.put("updatedAt", this.clock.instant().toString()));
	}

	@Override
	public List<Expected> expected() {
		return this.rounds.stream().flatMap((round) -> round.expected().stream()).toList();
	}

	@Override
	public Comparison compare() {
		Map<String, String> due = new LinkedHashMap<>();
		List<Held> held = new ArrayList<>();
		for (String system : SYSTEMS) {
			this.rounds.forEach((round) -> due.put(round.key + " in " + system, text(round.content())));
			held(system).forEach(
					(one) -> held.add(new Held("%s in %s".formatted(one.path("taxId").asText(), system), text(one))));
		}
		return Comparison.of(due, held);
	}

	@Override
	public int temptations() {
		return 0;
	}

	@Override
	public Map<String, Integer> writes() {
		Map<String, Integer> writes = new HashMap<>();
		SYSTEMS.forEach((system) -> held(system)
			.forEach((one) -> writes.merge("%s in %s".formatted(one.path("taxId").asText(), system),
					one.path("writes").asInt(), Integer::sum)));
		return writes;
	}

	private List<JsonNode> held(String system) {
		ArrayNode all = switch (system) {
			case "shop" -> this.systems.shop().customers().list();
			case "erp" -> this.systems.erp().customers().all();
			default -> this.systems.crm().customers().all();
		};
		List<JsonNode> held = new ArrayList<>();
		all.forEach((one) -> {
			if (isOne(one)) {
				held.add(one);
			}
		});
		return held;
	}

	/** Tells whether a document is about a customer of this row. */
	static boolean isOne(JsonNode document) {
		return document.path("taxId").asText().startsWith(PREFIX);
	}

	private static String text(JsonNode customer) {
		return "%s, credit %s, owner %s".formatted(customer.at("/phones/0").asText(),
				customer.at("/credit/amount").asText("none"), customer.path("owner").asText("none"));
	}

	/**
	 * One customer, known to the shop from the start.
	 */
	private static final class Round {

		private final String key;

		private final String speaker;

		private boolean isChanged;

		/**
		 * Makes it.
		 * @param speaker the system that changes something
		 */
		Round(String key, String speaker) {
			this.key = key;
			this.speaker = speaker;
		}

		String version() {
			return this.isChanged ? "2" : "1";
		}

		/** Returns it as every system has to hold it. */
		ObjectNode content() {
			ObjectNode content = Json.object().put("name", "客户 " + this.key).put("taxId", this.key);
			boolean isCalled = this.isChanged && this.speaker.equals("shop");
			content.putArray("phones").add(isCalled ? "+8613900139000" : "+8613800138000");
			if (this.isChanged && this.speaker.equals("erp")) {
				content.putObject("credit").put("amount", "9007199254740993.10").put("currency", "CNY");
			}
			if (this.isChanged && this.speaker.equals("crm")) {
				content.put("owner", "li.wei");
			}
			return content;
		}

		/**
		 * Where the word comes from it is not told; a write that was cut off may have
		 * told it.
		 */
		List<Expected> expected() {
			String from = this.isChanged ? this.speaker : "shop";
			return SYSTEMS.stream()
				.map((system) -> new Expected("customer-to-" + system, "customers", "serai", this.key, version(),
						system.equals(from) ? Fate.SKIPPED : Fate.TOLD))
				.toList();
		}

	}

}
