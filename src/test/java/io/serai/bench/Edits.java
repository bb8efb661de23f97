package io.serai.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.LongStream;

import io.serai.bench.WatchedErp.Arrival;

/**
 * What a developer edits while the hub runs, and how it shows in the ERP that the edit is
 * in force. Each edit goes to and fro: of an even round away from the product, of an odd
 * one back.
 */
final class Edits {

	private static final String FLOW = "routes/order-to-erp.camel.yaml";

	private static final String ADDED = "routes/order-to-pos.camel.yaml";

	private static final String MAPPING = "mappings/order-to-rest-erp/order-to-rest-erp.jslt";

	private static final String OTHER_MAPPING = "mappings/order-to-other-erp/order-to-other-erp.jslt";

	private static final String CONNECTOR = "connectors/rest-erp/connector.yaml";

	private static final String KAMELET = "connectors/rest-erp/rest-erp-save-order.kamelet.yaml";

	/** As long as an order may take to its second receiver, in nanoseconds. */
	private static final long LATE = 700_000_000;

	private final Path home;

	private final WatchedErp erp;

	Edits(Path home, WatchedErp erp) throws IOException {
		this.home = home;
		this.erp = erp;
		String other = Files.readString(home.resolve(MAPPING)).replace("\"reference\": .key", "\"other\": .key");
		Files.createDirectories(home.resolve(OTHER_MAPPING).getParent());
		Files.writeString(home.resolve(OTHER_MAPPING), other);
	}

	/**
	 * One kind of edit.
	 *
	 * @param change makes it
	 * @param seen moment at which it was first seen to be in force, not before the moment
	 * given; -1 if it is not yet
	 */
	record Edit(String name, Change change, LongUnaryOperator seen) {
	}

	/** Returns the edits of a round, in the order in which they are to be made. */
	List<Edit> round() {
		return List.of(flow(true), flow(false), added(), deleted(), added(), deleted(), mapping(true), mapping(false),
				connector(true), connector(false), kamelet(true), kamelet(false));
	}

	private Edit flow(boolean away) {
		return new Edit("edited flow", () -> swap(FLOW, "== 'paid'", "== 'authorized'", away),
				first((order) -> (order.number() % 2 == 1) == away));
	}

	private Edit added() {
		return new Edit("added flow", this::add, first((order) -> order.path().startsWith("/pos/")));
	}

	private Edit deleted() {
		return new Edit("deleted flow", () -> Files.delete(this.home.resolve(ADDED)), this::missing);
	}

	private Edit mapping(boolean away) {
		return new Edit("edited mapping",
				() -> swap(MAPPING, "\"reference\": .key", "\"reference\": \"edited-\" + .key", away),
				first((order) -> order.body().contains("\"edited-BENCH") == away));
	}

	private Edit connector(boolean away) {
		return new Edit("edited connector.yaml",
				() -> swap(CONNECTOR, "mapping: order-to-rest-erp", "mapping: order-to-other-erp", away),
				first((order) -> order.body().contains("\"other\"") == away));
	}

	private Edit kamelet(boolean away) {
		return new Edit("edited kamelet",
				() -> swap(KAMELET, "{{url}}/sales-orders\"", "{{url}}/sales-orders/edited\"", away),
				first((order) -> order.path().endsWith("/edited") == away));
	}

	private void add() throws IOException {
		Files.writeString(this.home.resolve(ADDED), """
				- route:
				    id: order-to-pos
				    description: Delivers each order to the system pos.
				    from:
				      uri: hub:order
				      steps:
				        - to:
				            id: save-order-in-pos
				            uri: system:pos/save-order
				""");
	}

	private void swap(String file, String old, String with, boolean away) throws IOException {
		Path path = this.home.resolve(file);
		String before = Files.readString(path);
		String after = away ? before.replace(old, with) : before.replace(with, old);
		if (after.equals(before)) {
			throw new IllegalStateException("%s does not hold %s".formatted(file, away ? old : with));
		}
		Files.writeString(path, after);
	}

	private LongUnaryOperator first(Predicate<Arrival> fits) {
		return (from) -> orNone(
				this.erp.arrivals().stream().filter((order) -> order.at() >= from).filter(fits).mapToLong(Arrival::at));
	}

	/** The first order that came to the ERP and not to the second receiver. */
	private long missing(long from) {
		List<Arrival> all = List.copyOf(this.erp.arrivals());
		List<Integer> second = all.stream()
			.filter((order) -> order.path().startsWith("/pos/"))
			.map(Arrival::number)
			.toList();
		return orNone(all.stream()
			.filter((order) -> order.at() >= from && System.nanoTime() - order.at() > LATE)
			.filter((order) -> order.path().startsWith("/erp/") && !second.contains(order.number()))
			.mapToLong(Arrival::at));
	}

	private static long orNone(LongStream moments) {
		OptionalLong first = moments.min();
		return first.orElse(-1);
	}

	/** Writes or deletes a file. */
	@FunctionalInterface
	interface Change {

		void make() throws IOException;

	}

}
