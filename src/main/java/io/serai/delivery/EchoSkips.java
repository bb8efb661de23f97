package io.serai.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

import io.micrometer.core.instrument.MeterRegistry;
import io.serai.canonical.CanonicalRecord;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Drops echoes at the hub's door, counts them (metric {@code serai.echoes}) and tells the
 * message store of each, as skipped by the flow that took it in.
 */
@Component
final class EchoSkips {

	/** Asked once: the container takes longer to answer than the question itself. */
	private final Supplier<@Nullable Echoes> echoes;

	private final Supplier<@Nullable MeterRegistry> meters;

	private final Broker broker;

	private final Clock clock;

	EchoSkips(ObjectProvider<Echoes> echoes, ObjectProvider<MeterRegistry> meters, Broker broker, Clock clock) {
		this.echoes = SingletonSupplier.ofNullable(echoes::getIfAvailable);
		this.meters = SingletonSupplier.ofNullable(meters::getIfAvailable);
		this.broker = broker;
		this.clock = clock;
	}

	boolean isEcho(CanonicalRecord record) {
		Echoes known = this.echoes.get();
		return known != null && known.isEcho(record);
	}

	/**
	 * Stores the event that tells of the drop. Seen again, it is counted, but told once.
	 * @throws HubException ({@code unavailable}) if the broker did not confirm
	 */
	void tell(CanonicalRecord record, String via) {
		String identity = String.join("\n", "echo", via, record.recordKey().toString(), record.version());
		HubMessage message = new HubMessage(
				UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)).toString(), record.recordKey(),
				record.version(), this.clock.instant(), via, 0, false, null, new byte[0]);
		DeliveryEvent event = new EventBuilder(via, message, DeliveryState.SKIPPED, this.clock.instant(), Duration.ZERO)
			.what("echo: it says what the hub itself wrote there last")
			.build();
		try {
			this.broker.publishing((session, producer) -> {
				ClientMessage outgoing = EventJson.write(event, session);
				outgoing.putBytesProperty(Message.HDR_DUPLICATE_DETECTION_ID,
						identity.getBytes(StandardCharsets.UTF_8));
				producer.send(Channels.OUTCOME, outgoing);
				return true;
			});
		}
		catch (ActiveMQException ex) {
			throw new HubException(Failure.of(FailureClass.UNAVAILABLE, "the hub's broker did not confirm an event",
					"Nothing is lost: it is looked at again. Look at the broker if it lasts."), ex);
		}
		count(record, via);
	}

	private void count(CanonicalRecord record, String via) {
		MeterRegistry registry = this.meters.get();
		if (registry != null) {
			registry.counter("serai.echoes", "flow", via, "system", record.source(), "kind", record.kind().wireName())
				.increment();
		}
	}

}
