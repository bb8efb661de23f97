package io.serai.demo;

import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What others do in the demo while buyers order: count goods, send parcels off, say yes
 * or no, want money back, look after customers. One thing after the other, so that every
 * flow of the overview moves.
 */
final class Colleagues {

	private static final int DEEDS = 6;

	private static final int DISPUTE_ROUNDS = 20;

	/** More would bury the one that somebody wants to look at. */
	private static final int MOST_DISPUTES = 3;

	private final SimulatedSystems systems;

	private final HubClient hub;

	private final Clock clock;

	private final Random random;

	private final Set<String> refunded = new HashSet<>();

	private int customers;

	private int disputes;

	Colleagues(SimulatedSystems systems, HubClient hub, long seed, Clock clock) {
		this.systems = systems;
		this.hub = hub;
		this.clock = clock;
		this.random = new Random(seed);
	}

	/**
	 * Does the next thing.
	 * @param number how many orders there were
	 */
	void act(int number) throws InterruptedException {
		int round = number / DEEDS;
		if (number % DEEDS == 0) {
			dispute(round % DISPUTE_ROUNDS);
		}
		switch (number % DEEDS) {
			case 0 -> count();
			case 1 -> buyerSignsUp();
			case 2 -> ship(round);
			case 3 -> decide(round);
			case 4 -> refund(round);
			default -> {
				editInCrm(round);
				limitCredit(round);
			}
		}
	}

	private void count() {
		this.systems.erp()
			.count("SKU-%03d".formatted(this.random.nextInt(200)), "WH", Integer.toString(this.random.nextInt(60)),
					Integer.toString(this.random.nextInt(4)));
	}

	private void buyerSignsUp() throws InterruptedException {
		String key = "BUYER-%04d".formatted(++this.customers);
		push(key, "客户 " + key, 1);
	}

	private void push(String key, String name, int version) throws InterruptedException {
		ObjectNode customer = Json.object()
			.put("source", DemoOrders.SOURCE)
			.put("key", key)
			.put("type", "organization")
			.put("name", name)
			.put("taxId", key)
			.put("version", Integer.toString(version))
			.put("updatedAt", this.clock.instant().toString());
		customer.putArray("phones").add("+8613800138000");
		this.hub.push("customers", customer);
	}

	/** Somebody in the CRM takes on a new customer, or renames the last one. */
	private void editInCrm(int round) {
		Documents there = this.systems.crm().customers();
		if (round % 2 == 0 || there.all().isEmpty()) {
			there.create(Json.object().put("name", "直客 " + round).put("kind", "organization").put("owner", "li.wei"));
		}
		else {
			there.edit(there.last().path("id").asText(), Json.object().put("name", "新名 " + round));
		}
	}

	/**
	 * Somebody in the CRM looks after a buyer; the shop renames that one while the CRM
	 * takes nothing from outside, so does somebody there, and a person has to decide. The
	 * hub looks into the CRM every few seconds.
	 */
	private void dispute(int round) throws InterruptedException {
		String key = "BUYER-%04d".formatted(this.disputes + 1);
		Documents there = this.systems.crm().customers();
		if (round == 4) {
			there.where("taxId", key)
				.forEach((one) -> there.edit(Long.toString(one.id()), Json.object().put("owner", "li.wei")));
		}
		if (round == 8 && this.disputes < MOST_DISPUTES && !there.where("taxId", key).isEmpty()) {
			this.systems.crm().close(true);
			push(key, "商城客户 " + key, 2);
		}
		if (round == 10 && this.systems.crm().isClosed()) {
			there.where("taxId", key)
				.forEach((one) -> there.edit(Long.toString(one.id()), Json.object().put("name", "直客 " + key)));
			this.disputes++;
		}
		if (round == 14) {
			this.systems.crm().close(false);
		}
	}

	/** Somebody in the ERP says how much the last customer may owe. */
	private void limitCredit(int round) {
		Documents there = this.systems.erp().customers();
		if (!there.all().isEmpty()) {
			ObjectNode edit = Json.object();
			edit.putObject("credit").put("amount", round + "000.00").put("currency", "CNY");
			there.edit(there.last().path("id").asText(), edit);
		}
	}

	private void ship(int round) {
		Documents orders = this.systems.erp().salesOrders();
		firstWith(orders.all(), "status", "confirmed").ifPresent((order) -> {
			String key = order.path("reference").asText();
			this.systems.erp()
				.ship("SH-%06d".formatted(round), order.path("source").asText(), key, "SF%08d".formatted(round),
						this.clock.instant().toString());
			orders.status(order.path("id").asText(), "shipped");
		});
	}

	/** Of four orders that wait for a yes, one gets a no. */
	private void decide(int round) {
		firstWith(this.systems.oa().state().path("approvals"), "state", "running")
			.ifPresent((approval) -> this.systems.oa()
				.decide(approval.path("reference").asText(), (round % 4 == 3) ? "rejected" : "approved"));
	}

	/**
	 * A buyer who has a parcel wants some money back, once, of the shop or of a clerk of
	 * the ERP.
	 */
	private void refund(int round) {
		all(this.systems.erp().salesOrders().all()).filter((order) -> is(order, "status", "shipped"))
			.map((order) -> order.path("reference").asText())
			.filter((order) -> !this.refunded.contains(order))
			.findFirst()
			.ifPresent((order) -> {
				this.refunded.add(order);
				String amount = "%d.10".formatted(1 + this.random.nextInt(9));
				if (round % 2 == 1) {
					this.systems.erp().refund(DemoOrders.SOURCE, order, amount);
					return;
				}
				ObjectNode refund = Json.object()
					.put("key", "RF-%06d".formatted(round))
					.put("orderKey", order)
					.put("type", "refundOnly")
					.put("status", "approved")
					.put("requestedAt", this.clock.instant().toString());
				refund.putObject("amount").put("amount", amount).put("currency", "CNY");
				this.systems.shop().refund(refund);
			});
	}

	private static Optional<JsonNode> firstWith(JsonNode list, String field, String value) {
		return all(list).filter((one) -> is(one, field, value)).findFirst();
	}

	private static boolean is(JsonNode one, String field, String value) {
		return one.path(field).asText().equals(value);
	}

	private static Stream<JsonNode> all(JsonNode list) {
		return StreamSupport.stream(list.spliterator(), false);
	}

}
