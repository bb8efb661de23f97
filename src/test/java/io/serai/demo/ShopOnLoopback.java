package io.serai.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The simulated shop on a port of its own, for hubs of other tests. Its orders last
 * changed at noon of 2026-11-22 UTC. Ends with the JVM.
 */
public final class ShopOnLoopback {

	/** What callers show it. */
	public static final String KEY = "a-key-of-the-simulated-shop";

	private static final SimulatedShop SHOP = new SimulatedShop(KEY,
			Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC));

	private static final LoopbackServer SERVER = LoopbackServer.start(SHOP, new Moods(1), Duration.ofSeconds(1), 0);

	private ShopOnLoopback() {
	}

	public static String url() {
		return SERVER.url();
	}

	/** A buyer orders or changes an order, a canonical one. */
	public static void put(ObjectNode order) {
		SHOP.put(order);
	}

	/** Returns how much it may sell, as it was told; empty if it was not. */
	public static String available(String level) {
		return SHOP.state().path("stock").path(level).path("available").asText();
	}

	/**
	 * Returns a customer as it was told, with how often; empty if it was not.
	 */
	public static JsonNode customer(String key) {
		for (JsonNode one : SHOP.customers().list()) {
			if (one.path("key").asText().equals(key)) {
				return one;
			}
		}
		return Json.object();
	}

	/** Forgets a level, as nobody should. */
	public static void forgetLevel(String key) {
		SHOP.forgetLevel(key);
	}

	/** Changes a level behind the hub's back, or invents one. */
	public static void falsifyLevel(String key, String available) {
		SHOP.falsifyLevel(key, available);
	}

	/** Takes an order away, as nobody should. */
	public static void remove(String key) {
		SHOP.remove(key);
	}

}
