package io.serai.demo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.serai.demo.Comparison.Held;

/**
 * Things that a system does not list but tells of in signed events, some of them twice;
 * what another one tells in its name is refused.
 */
final class Told implements Proof {

	/** How the hub answers who has not signed as it has to. */
	private static final int REFUSED = 401;

	private static final int TWICE = 2;

	private final Teller teller;

	private final Supplier<List<String>> held;

	private final Clock clock;

	private final Beginning beginning;

	private final Map<String, Expected> told = new LinkedHashMap<>();

	private final Map<String, Integer> forged = new LinkedHashMap<>();

	/**
	 * Makes one of which nothing is told yet.
	 * @param held keys of all that has come where such things have to come in the end
	 */
	Told(Teller teller, Supplier<List<String>> held, Clock clock, Beginning beginning) {
		this.teller = teller;
		this.held = held;
		this.clock = clock;
		this.beginning = beginning;
	}

	/**
	 * Tells of one thing, every other one twice.
	 * @param expected what comes of it
	 * @param key what it is called where it has to come
	 */
	void tell(String object, String key, Expected expected, Sending sending) throws InterruptedException {
		for (int times = 1 + this.told.size() % TWICE; times > 0; times--) {
			sending.tell(event(object));
		}
		this.told.put(key, expected);
	}

	/**
	 * Tells in the system's name what it does not tell.
	 * @param key what it would be called where it must not come
	 */
	void forge(String object, String key, Sending sending) throws InterruptedException {
		this.forged.put(key, sending.forge(event(object)));
	}

	@Override
	public String name() {
		return this.teller.name();
	}

	@Override
	public List<String> flows() {
		return List.of(this.teller.flow());
	}

	@Override
	public void begin(Sending sending) throws InterruptedException {
		this.beginning.tell(this, sending);
	}

	@Override
	public List<Expected> expected() {
		return List.copyOf(this.told.values());
	}

	@Override
	public Comparison compare() {
		Map<String, String> due = new LinkedHashMap<>();
		this.told.keySet().forEach((key) -> due.put(key, "there"));
		List<Held> found = new ArrayList<>();
		this.held.get()
			.stream()
			.filter((key) -> this.told.containsKey(key) || this.forged.containsKey(key))
			.forEach((key) -> found.add(new Held(key, "there")));
		this.forged.forEach((key, status) -> {
			due.put("forged event of " + key, answer(REFUSED));
			found.add(new Held("forged event of " + key, answer(status)));
		});
		return Comparison.of(due, found);
	}

	@Override
	public int temptations() {
		return this.told.size() / TWICE;
	}

	private static String answer(int status) {
		return "answered " + status;
	}

	private SystemEvent event(String object) {
		return SystemEvent.of(this.teller.system(), this.teller.type(), this.teller.field(), object,
				this.clock.instant());
	}

	/**
	 * What is told at once.
	 */
	@FunctionalInterface
	interface Beginning {

		void tell(Told told, Sending sending) throws InterruptedException;

	}

	/**
	 * Who tells of what.
	 *
	 * @param name how the report calls it
	 * @param flow that takes it over
	 * @param system who tells
	 * @param type of the events
	 * @param field the field of the event that names the thing
	 */
	record Teller(String name, String flow, String system, String type, String field) {

	}

}
