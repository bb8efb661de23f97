package io.serai.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.serai.demo.Comparison.Held;
import io.serai.demo.Expected.Fate;

/**
 * Alerts at one receiver: one message for each cause of the planned dead letters and one
 * if articles run low, none of anything else, however long it lasts.
 */
final class Alerts implements Proof {

	private static final String UNAUTHORISED = "system-unauthorised/";

	private final AlertReceiver receiver;

	private final Due due;

	private final SimulatedSystems systems;

	Alerts(AlertReceiver receiver, Due due, SimulatedSystems systems) {
		this.receiver = receiver;
		this.due = due;
		this.systems = systems;
	}

	@Override
	public String name() {
		return this.receiver.name();
	}

	@Override
	public List<String> flows() {
		return List.of("alert-from-serai", this.receiver.flow());
	}

	@Override
	public String promise() {
		return this.receiver.promise().get();
	}

	/** Nobody has anything to do; the hub looks every few seconds what is wrong. */
	@Override
	public boolean act(Sending sending, Settling hub) {
		return compare().missing().isEmpty();
	}

	/** What the hub calls a cause stands in what it tells the OA. */
	@Override
	public List<Expected> expected() {
		return references(AlertReceiver.oa(this.systems)).stream()
			.map((reference) -> new Expected(this.receiver.flow(), "alerts", "serai", reference, "1", Fate.DELIVERED))
			.toList();
	}

	@Override
	public Comparison compare() {
		Map<String, String> all = this.due.contents();
		List<String> references = List.copyOf(references(this.receiver));
		List<Held> held = new ArrayList<>();
		for (AlertReceiver.Message message : this.receiver.messages().get()) {
			String name = name(message.reference(), references);
			excuse(name, all);
			held.add(new Held(name, content(message, all.getOrDefault(name, ""))));
		}
		return Comparison.of(all, held);
	}

	/** The same message again is the same one, in any receiver. */
	@Override
	public int temptations() {
		return 0;
	}

	/** A system that was told to forget its keys did not let the hub in for a moment. */
	private void excuse(String name, Map<String, String> all) {
		if (name.startsWith(UNAUTHORISED)) {
			String system = name.substring(UNAUTHORISED.length(), name.indexOf(' '));
			if (this.systems.misbehaved(system, Misbehaviour.TOKEN_EXPIRED) > 0) {
				all.put(name, "");
			}
		}
	}

	private static String content(AlertReceiver.Message message, String wanted) {
		if (!message.flaw().isEmpty()) {
			return message.flaw();
		}
		long count = message.count();
		return wanted.isEmpty() || (count > 0 && count <= Due.most(wanted)) ? wanted : "of %d things".formatted(count);
	}

	/** Causes have no names but what a digest makes of them, so they are counted. */
	private static String name(String reference, List<String> references) {
		String what = Due.what(reference);
		List<String> alike = references.stream().filter((one) -> Due.what(one).equals(what)).toList();
		return Due.name(what, 1 + alike.indexOf(reference));
	}

	private static Set<String> references(AlertReceiver receiver) {
		Set<String> references = new LinkedHashSet<>();
		receiver.messages().get().forEach((message) -> references.add(message.reference()));
		return references;
	}

	/**
	 * What people have to be told.
	 *
	 * @param flow whose deliveries die
	 * @param causes how many causes they die of
	 * @param dead how many they are
	 * @param low articles that run low
	 */
	record Due(String flow, int causes, int dead, LowStockNotices low) {

		/** Returns it of what is planned. */
		static Due of(List<PlannedOrder> plan, LowStockNotices low) {
			List<PlannedOrder> dead = plan.stream().filter((order) -> order.fate() == Fate.DEAD).toList();
			// The ERP refuses them, or nobody decided in time.
			int causes = (int) dead.stream().map((order) -> order.decision() != null).distinct().count();
			return new Due("order-to-erp", causes, dead.size(), low);
		}

		private Map<String, String> contents() {
			Map<String, String> contents = new LinkedHashMap<>();
			for (int i = 1; i <= this.causes; i++) {
				contents.put(name("dead-letters/" + this.flow, i), content(this.dead));
			}
			if (this.low.isAnyLow()) {
				contents.put(name("low-stock/stock", 1), content(this.low.expected().size()));
			}
			return contents;
		}

		/** A message tells as many as there were when it was sent. */
		private static String content(int most) {
			return "of 1 to %d things".formatted(most);
		}

		private static long most(String content) {
			return Long.parseLong(content.split(" ")[3]);
		}

		private static String name(String what, int number) {
			return "%s no. %d".formatted(what, number);
		}

		/** Returns cause and subject of a reference. */
		private static String what(String reference) {
			String[] parts = reference.split("/");
			return parts[0] + "/" + parts[Math.min(1, parts.length - 1)];
		}

	}

}
