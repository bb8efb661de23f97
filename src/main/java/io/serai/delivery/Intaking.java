package io.serai.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.serai.canonical.CanonicalJson;
import io.serai.canonical.CanonicalRecord;
import io.serai.canonical.HubHeaders;
import io.serai.canonical.InvalidRecordException;
import io.serai.canonical.MalformedJsonException;
import io.serai.canonical.RecordKind;
import io.serai.canonical.RecordValidator;
import io.serai.canonical.ValidRecord;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.failure.RejectedRecord;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * What happens at {@code to: hub:KIND}: the body becomes valid records, and these become
 * durable messages.
 */
final class Intaking {

	private static final int MOST_VIOLATIONS_TOLD = 5;

	private final Publisher publisher;

	private final Rejections rejections;

	private final EchoSkips echoes;

	private final RecordValidator validator;

	private final FreshRecords fresh;

	private final Clock clock;

	private final Stretches stretches;

	Intaking(Publisher publisher, Rejections rejections, EchoSkips echoes, RecordValidator validator,
			FreshRecords fresh, DeliveryEngine engine) {
		this.publisher = publisher;
		this.rejections = rejections;
		this.echoes = echoes;
		this.validator = validator;
		this.fresh = fresh;
		this.clock = engine.clock();
		this.stretches = engine.stretches();
	}

	/**
	 * Publishes the body: one record, one as JSON, a list of such, or a
	 * {@link RejectedRecord}, which becomes a dead letter of the calling flow.
	 * @throws HubException ({@code invalid-data}) if a record is invalid; then none is
	 * published. A polled record is rejected instead, since there is no caller to tell
	 */
	void publish(RecordKind kind, Exchange exchange) {
		String via = exchange.getFromRouteId();
		Object body = exchange.getMessage().getBody();
		if (body instanceof RejectedRecord rejected) {
			this.rejections.store(via, rejected);
			return;
		}
		List<Publication> publications = new ArrayList<>();
		for (Object item : items(body)) {
			CanonicalRecord record = record(kind, item);
			String violations = violations(kind, item, record);
			if (violations.isEmpty() && this.echoes.isEcho(record)) {
				this.echoes.tell(record, via);
			}
			else if (violations.isEmpty()) {
				publications.add(new Publication(message(record, via), record.duplicateId()));
			}
			else if (isPolled(exchange)) {
				this.rejections.store(via, rejected(record, invalid(record.recordKey().toString(), violations)));
			}
			else {
				throw new HubException(invalid(record.recordKey().toString(), violations));
			}
		}
		this.publisher.publish(publications);
		if (publications.size() == 1) {
			exchange.getMessage().setHeader(HubHeaders.MESSAGE_ID, publications.get(0).message().messageId());
		}
	}

	private static List<?> items(@Nullable Object body) {
		if (body == null) {
			throw new HubException(invalid("nothing", "the body is empty"));
		}
		return (body instanceof List<?> list) ? list : List.of(body);
	}

	/**
	 * A channel takes its own kind only: the branch of a door that is left over must not
	 * take whatever kind is made later.
	 */
	private static CanonicalRecord record(RecordKind kind, Object item) {
		CanonicalRecord record = read(kind, item);
		if (record.kind() != kind) {
			throw new HubException(
					invalid(record.recordKey().toString(), "hub:%s takes no records of another kind".formatted(kind)));
		}
		return record;
	}

	private static CanonicalRecord read(RecordKind kind, Object item) {
		return switch (item) {
			case ValidRecord valid -> valid.record();
			case CanonicalRecord record -> record;
			case byte[] json -> read(kind, json);
			case String json -> read(kind, json.getBytes(StandardCharsets.UTF_8));
			case InputStream json -> read(kind, all(json));
			default -> throw new HubException(
					invalid(item.getClass().getSimpleName(), "hub:%s takes records or JSON".formatted(kind)));
		};
	}

	private static byte[] all(InputStream stream) {
		try {
			return stream.readAllBytes();
		}
		catch (IOException ex) {
			throw new HubException(invalid("a stream", "it cannot be read to its end"), ex);
		}
	}

	private static CanonicalRecord read(RecordKind kind, byte[] json) {
		try {
			return CanonicalJson.read(kind, json);
		}
		catch (MalformedJsonException | InvalidRecordException ex) {
			throw new HubException(invalid("the JSON given to hub:" + kind, String.valueOf(ex.getMessage())), ex);
		}
	}

	private String violations(RecordKind kind, Object item, CanonicalRecord record) {
		if (record.kind() != kind) {
			return "it is a record of kind '%s'; publish it to hub:%s".formatted(record.kind(), record.kind());
		}
		if (item instanceof ValidRecord) {
			return "";
		}
		return this.validator.violations(record, Locale.ENGLISH)
			.stream()
			.limit(MOST_VIOLATIONS_TOLD)
			.map((violation) -> violation.path() + " " + violation.message())
			.reduce((left, right) -> left + "; " + right)
			.orElse("");
	}

	private HubMessage message(CanonicalRecord record, String via) {
		HubMessage message = HubMessage.of(record, this.clock.instant(), via).acceptedIn(this.stretches.current());
		this.fresh.keep(message.messageId(), record, message.body());
		return message;
	}

	private static boolean isPolled(Exchange exchange) {
		Endpoint from = exchange.getFromEndpoint();
		return from != null && from.getEndpointUri().startsWith("system:");
	}

	private static RejectedRecord rejected(CanonicalRecord record, Failure failure) {
		return new RejectedRecord(record.kind().wireName(), record.source(), record.key(), record.version(),
				CanonicalJson.write(record), failure);
	}

	private static Failure invalid(String which, String why) {
		return Failure.of(FailureClass.INVALID_DATA, "%s is not valid: %s".formatted(which, why),
				"Correct it where it comes from; its next version comes by itself.");
	}

}
