package io.serai.reconcile;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import io.serai.canonical.CanonicalRecord;
import io.serai.canonical.Money;
import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;
import io.serai.canonical.Samples;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.system.listing.Listed;
import io.serai.system.listing.Listings;
import org.jspecify.annotations.Nullable;

/**
 * A shop and an ERP in memory, in which a test drops, doubles and alters what it wants.
 */
final class TwoSystems implements Listings {

	static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");

	private final Map<String, List<Listed>> documents = new TreeMap<>(
			Map.of("shop", new ArrayList<>(), "erp", new ArrayList<>()));

	private String down = "";

	private @Nullable Duration comesBackIn;

	private String faulty = "";

	private Runnable whileRead = () -> {
	};

	private int read;

	void has(String system, Listed... some) {
		this.documents.computeIfAbsent(system, (added) -> new ArrayList<>()).addAll(List.of(some));
	}

	void drops(String system, String key) {
		this.documents.get(system).removeIf((document) -> document.key().equals(key));
	}

	/** Breaks a system; empty mends both. */
	void isDown(String system) {
		this.down = system;
		this.comesBackIn = null;
	}

	/** It says how long it wants to be left alone. */
	void isDown(String system, Duration comesBackIn) {
		this.down = system;
		this.comesBackIn = comesBackIn;
	}

	/** Does so whenever a list is read. */
	void whileRead(Runnable deed) {
		this.whileRead = deed;
	}

	/** Returns how many lists were read. */
	int read() {
		return this.read;
	}

	/** Adds a system whose connector has a fault. */
	void hasAFault(String system) {
		this.documents.put(system, new ArrayList<>());
		this.faulty = system;
	}

	static Listed order(String key, String id, String amount, Instant changedAt) {
		return new Listed("shop", key, id, NOON, null, changedAt, true, Money.of(amount, "CNY"), null,
				Map.of("financialStatus", "paid", "pieces", "1"));
	}

	static Listed level(String key, String quantity, Instant changedAt) {
		return new Listed("", key, key, null, null, changedAt, null, null, new BigDecimal(quantity), Map.of());
	}

	static Listed level(String key, String quantity) {
		return level(key, quantity, NOON);
	}

	static Listed customer(String source, String key, String id, String name, String phones) {
		return new Listed(source, key, id, null, null, NOON, null, null, null, Map.of("name", name, "phones", phones));
	}

	static Listed order(String key, String id, String amount) {
		return order(key, id, amount, NOON);
	}

	static Listed cancelled(String key, String id) {
		return new Listed("shop", key, id, NOON, null, NOON, false, Money.of("5", "CNY"), null, Map.of());
	}

	static Listed unpaid(String key) {
		return new Listed("shop", key, key, NOON, null, NOON, true, Money.of("5", "CNY"), null,
				Map.of("financialStatus", "unpaid"));
	}

	@Override
	public boolean lists(String system, RecordKind kind) {
		return this.documents.containsKey(system);
	}

	@Override
	public boolean reads(String system, RecordKind kind) {
		return !system.equals("erp") && !system.equals("pos");
	}

	@Override
	public void read(String system, RecordKind kind, Instant since, Instant until, BooleanSupplier goOn,
			Consumer<Listed> take) {
		if (system.equals(this.faulty)) {
			throw new IllegalStateException("a fault");
		}
		failIfDown(system);
		this.read++;
		this.whileRead.run();
		for (Listed document : List.copyOf(this.documents.get(system))) {
			if (kind.stands() || (!document.at().isBefore(since) && document.at().isBefore(until))) {
				take.accept(document);
				take.accept(document);
			}
		}
	}

	@Override
	public List<Listed> of(String system, RecordKey record) {
		failIfDown(system);
		return this.documents.get(system)
			.stream()
			.filter((document) -> document.key().equals(record.key()))
			.map((document) -> document.of(record.source()))
			.toList();
	}

	@Override
	public Optional<CanonicalRecord> record(String system, RecordKey record) {
		return of(system, record).stream()
			.findFirst()
			.map((document) -> (record.kind() == RecordKind.CUSTOMER) ? Samples.customer(record.key())
					: Samples.order(record.key()));
	}

	private void failIfDown(String system) {
		if (this.down.equals(system)) {
			throw new HubException(new Failure(FailureClass.UNAVAILABLE, system + "/listed-orders: cannot be reached",
					"Check that it is up.", system, "listed-orders", null, this.comesBackIn, false));
		}
	}

}
