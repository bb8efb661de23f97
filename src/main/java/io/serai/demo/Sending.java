package io.serai.demo;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.serai.demo.PlannedOrder.Way;

/**
 * Sends what is planned over several connections and sends again whatever was not
 * accepted, as a careful sender does.
 */
final class Sending {

	private static final int BATCH = 25;

	private static final int UNAVAILABLE = 503;

	private final HubClient hub;

	private final SimulatedShop shop;

	private final AtomicInteger requests = new AtomicInteger();

	private final AtomicInteger accepted = new AtomicInteger();

	private final AtomicInteger repeated = new AtomicInteger();

	Sending(HubClient hub, SimulatedShop shop) {
		this.hub = hub;
		this.shop = shop;
	}

	/**
	 * Returns when all has been accepted.
	 * @throws IllegalStateException if the hub refuses an order
	 */
	void send(List<PlannedOrder> plan, int threads) throws InterruptedException {
		plan.stream().filter((order) -> order.way() == Way.POLLED).forEach(this::putIntoShop);
		try (ExecutorService senders = Executors.newFixedThreadPool(threads)) {
			List<Future<?>> sent = new ArrayList<>();
			for (ArrayNode batch : batches(plan)) {
				sent.add(senders.submit(() -> until("orders", batch)));
			}
			plan.stream()
				.filter((order) -> order.way() == Way.PUSHED)
				.forEach((order) -> sent.add(senders.submit(() -> push(order))));
			for (Future<?> one : sent) {
				one.get();
			}
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex.getCause());
		}
	}

	/** Returns where it is sent to. */
	HubClient hub() {
		return this.hub;
	}

	/** Returns how many requests were made. */
	int requests() {
		return this.requests.get();
	}

	/** Returns how many of them were accepted. */
	int accepted() {
		return this.accepted.get();
	}

	/** Returns how many of them repeated one that was not answered or not taken. */
	int repeated() {
		return this.repeated.get();
	}

	private static List<ArrayNode> batches(List<PlannedOrder> plan) {
		List<JsonNode> orders = plan.stream()
			.filter((order) -> order.way() == Way.BATCHED)
			.<JsonNode>map((order) -> order.versions().getFirst())
			.toList();
		List<ArrayNode> batches = new ArrayList<>();
		for (int start = 0; start < orders.size(); start += BATCH) {
			batches.add(Json.MAPPER.createArrayNode()
				.addAll(orders.subList(start, Math.min(orders.size(), start + BATCH))));
		}
		return batches;
	}

	private void putIntoShop(PlannedOrder order) {
		order.versions().forEach(this.shop::put);
	}

	private Void push(PlannedOrder order) throws InterruptedException {
		for (JsonNode version : order.atOnce()) {
			until("orders", version);
		}
		return null;
	}

	/**
	 * Sends until it is accepted.
	 * @throws IllegalStateException if the hub refuses it
	 */
	void push(String door, JsonNode records) throws InterruptedException {
		until(door, records);
	}

	/**
	 * Hands in a file of orders, the first of its store, until the hub has taken it.
	 * @param file one JSON object a line
	 * @return what became of it
	 * @throws IllegalStateException if the hub refuses it
	 */
	JsonNode file(String store, byte[] file) throws InterruptedException {
		Optional<HttpResponse<byte[]>> answer = this.hub.file("orders", store, file);
		while (answer.isEmpty() || !isAccepted(answer.get())) {
			Pause.millis(200);
			answer = this.hub.file("orders", store, file);
		}
		return HubClient.json(answer.get());
	}

	/**
	 * Tells of an event until the hub has stored it.
	 * @throws IllegalStateException if the hub refuses it
	 */
	void tell(SystemEvent event) throws InterruptedException {
		Optional<Integer> status = this.hub.tell(event);
		while (status.isEmpty() || status.get() == UNAVAILABLE) {
			Pause.millis(200);
			status = this.hub.tell(event);
		}
		if (status.get() != 200) {
			throw new IllegalStateException("the hub answered an event with " + status.get());
		}
	}

	/**
	 * Tells of an event without knowing the secret.
	 * @return the hub's status
	 */
	int forge(SystemEvent event) throws InterruptedException {
		Optional<Integer> status = Optional.empty();
		while (status.isEmpty()) {
			status = this.hub.tell(event, "not the secret");
		}
		return status.get();
	}

	private Void until(String door, JsonNode records) throws InterruptedException {
		while (true) {
			this.requests.incrementAndGet();
			Optional<HttpResponse<byte[]>> answer = this.hub.push(door, records);
			if (answer.isPresent() && isAccepted(answer.get())) {
				this.accepted.incrementAndGet();
				return null;
			}
			this.repeated.incrementAndGet();
			Pause.millis(200);
		}
	}

	private static boolean isAccepted(HttpResponse<byte[]> answer) {
		int status = answer.statusCode();
		if (status == UNAVAILABLE || status == 429) {
			return false;
		}
		if (status != 202) {
			throw new IllegalStateException(
					"the hub answered %d: %s".formatted(status, new String(answer.body(), StandardCharsets.UTF_8)));
		}
		return true;
	}

}
