package io.serai.system;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.serai.canonical.Notice;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/**
 * The ways in of the events of the configured systems whose connectors say how they come.
 */
public final class Hooks {

	private final Map<String, Hook> hooks;

	private final CamelContext camel;

	private final ProducerTemplate template;

	Hooks(Map<String, Hook> hooks, CamelContext camel) {
		this.hooks = new TreeMap<>(hooks);
		this.camel = camel;
		this.template = camel.createProducerTemplate();
	}

	/** Returns all of them, by name of the system. */
	public List<Hook> all() {
		return List.copyOf(this.hooks.values());
	}

	public Optional<Hook> find(String system) {
		return Optional.ofNullable(this.hooks.get(system));
	}

	/**
	 * Stores notices for the flows that read what changed; they are on disk when this
	 * returns. A notice of an event that was told before is dropped.
	 * @throws HubException ({@code unavailable}) if that cannot be confirmed now
	 */
	public void store(String system, List<Notice> notices) {
		if (!this.camel.isStarted()) {
			throw new HubException(Failure.of(FailureClass.UNAVAILABLE, "the hub is starting", "Send it again later."));
		}
		Exchange told = this.template.send("hub:notice", (exchange) -> {
			exchange.getMessage().setBody(notices);
			exchange.getExchangeExtension().setFromRouteId("hook-" + system);
		});
		if (told.getException() instanceof RuntimeException failed) {
			throw failed;
		}
		if (told.getException() != null) {
			throw new IllegalStateException("a notice was not stored", told.getException());
		}
	}

}
