package io.serai.delivery;

import java.util.Map;

import io.serai.canonical.RecordKind;
import io.serai.canonical.RecordValidator;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.springframework.stereotype.Component;

/**
 * The Camel component {@code hub:KIND}. {@code to: hub:order} publishes a record to every
 * flow that subscribes; {@code from: hub:order} subscribes under the route's id. Options:
 * {@code workers}, deliveries at once on this node; {@code collapse}, whether of several
 * waiting versions of a record only the newest is delivered (default: stock levels and
 * notices only); {@code about}, the {@code SYSTEM/OPERATION} whose notices are meant.
 */
@Component("hub")
final class HubComponent extends DefaultComponent {

	private final DeliveryEngine engine;

	private final EventFeed events;

	private final FreshRecords fresh = new FreshRecords();

	private final Intaking intaking;

	HubComponent(DeliveryEngine engine, EventFeed events, Publisher publisher, Rejections rejections, EchoSkips echoes,
			RecordValidator validator) {
		this.engine = engine;
		this.events = events;
		this.intaking = new Intaking(publisher, rejections, echoes, validator, this.fresh, engine);
	}

	@Override
	protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
		int workers = getAndRemoveParameter(parameters, "workers", Integer.class, this.engine.settings().workers());
		RecordKind kind = RecordKind.of(remaining);
		boolean collapse = getAndRemoveParameter(parameters, "collapse", Boolean.class,
				kind == RecordKind.STOCK || kind == RecordKind.NOTICE);
		About about = About.of(kind, getAndRemoveParameter(parameters, "about", String.class));
		return new HubEndpoint(uri, this, kind, new HubEndpoint.Taking(workers, collapse, about));
	}

	DeliveryEngine engine() {
		return this.engine;
	}

	EventFeed events() {
		return this.events;
	}

	FreshRecords fresh() {
		return this.fresh;
	}

	Intaking intaking() {
		return this.intaking;
	}

}
