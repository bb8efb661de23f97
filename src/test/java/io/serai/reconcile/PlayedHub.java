package io.serai.reconcile;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.serai.canonical.CanonicalRecord;
import io.serai.canonical.RecordKind;
import io.serai.delivery.DeadLetters;
import io.serai.delivery.DeliveryState;
import io.serai.delivery.Redeliveries;
import io.serai.messagestore.MessageStore;
import io.serai.messagestore.Standing;
import io.serai.messagestore.Whereabouts;

/**
 * The hub's deliveries, played: remembers what it was asked to bring.
 */
final class PlayedHub implements Redeliveries, DeadLetters {

	final List<String> asked = new ArrayList<>();

	private final Map<String, Whereabouts> known = new TreeMap<>();

	/** A record that came in and stands so in the flow to the ERP. */
	void knows(String key, DeliveryState state) {
		Standing standing = new Standing("order-to-erp", "m-" + key, "1", state, 0, null, TwoSystems.NOON, null, null,
				null, null, null, "erp", null, null);
		this.known.put(key, new Whereabouts(RecordKind.ORDER, "shop", key, "1", "m-" + key, "shop-api", Instant.EPOCH,
				List.of(standing)));
	}

	MessageStore store() {
		return (MessageStore) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { MessageStore.class },
				(proxy, method, arguments) -> switch (method.getName()) {
					case "whereIs" -> Optional.ofNullable(this.known.get((String) arguments[2]));
					case "body" -> Optional.of("{}".getBytes(StandardCharsets.UTF_8));
					default -> throw new UnsupportedOperationException(method.getName());
				});
	}

	@Override
	public String takeIn(CanonicalRecord record, String via) {
		this.asked.add("take in %s %s".formatted(record.key(), record.version()));
		return "m-new";
	}

	@Override
	public void again(String flow, Version version, String by, String reason) {
		this.asked.add("%s again %s %s".formatted(flow, version.record().key(), version.messageId()));
	}

	@Override
	public int retry(String flow, Collection<String> messageIds, String by) {
		return 0;
	}

	@Override
	public int settle(String flow, Collection<String> messageIds, String by, Finding found) {
		return 0;
	}

	@Override
	public int discard(String flow, Collection<String> messageIds, String by, String reason) {
		return 0;
	}

}
