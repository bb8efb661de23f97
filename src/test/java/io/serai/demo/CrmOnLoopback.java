package io.serai.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The simulated CRM on a port of its own, for hubs of other tests. What is in it last
 * changed at noon of 2026-11-22 UTC. Ends with the JVM.
 */
public final class CrmOnLoopback {

	/** What callers show it. */
	public static final String KEY = "a-key-of-the-simulated-crm";

	private static final SimulatedCrm CRM = new SimulatedCrm(KEY,
			Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC));

	private static final LoopbackServer SERVER = LoopbackServer.start(CRM, new Moods(1), Duration.ofSeconds(1), 0);

	private CrmOnLoopback() {
	}

	public static String url() {
		return SERVER.url();
	}

	/** Returns the customers that it has under a number of the shop. */
	public static JsonNode customers(String key) {
		return Documents.page(CRM.customers().withReference("shop", key)).path("items");
	}

	/**
	 * Returns the one customer that it has under a number, with how often it was written;
	 * empty if there is none.
	 */
	public static JsonNode customer(String source, String key) {
		for (JsonNode one : CRM.customers().all()) {
			if (one.path("source").asText().equals(source) && one.path("reference").asText().equals(key)) {
				return one;
			}
		}
		return Json.object();
	}

	/** Somebody makes a customer a second time. */
	public static void copy(String key) {
		ObjectNode copy = customers(key).get(0).deepCopy();
		CRM.customers().create(copy);
	}

	/** Takes the newest customer under a number away, as nobody should. */
	public static void remove(String key) {
		JsonNode found = customers(key);
		CRM.customers().remove(found.get(found.size() - 1).path("id").asText());
	}

}
