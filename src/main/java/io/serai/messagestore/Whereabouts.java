package io.serai.messagestore;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.serai.canonical.RecordKind;
import org.jspecify.annotations.Nullable;

/**
 * Where one record is now, in every flow that it went into. As JSON it is the answer of
 * {@code GET /api/v1/{kind}/{source}/{key}}.
 *
 * @param kind what it is
 * @param source name of the system that owns the number
 * @param key the source's number
 * @param version the newest accepted version; null if none was accepted (a rejected
 * record)
 * @param messageId id of the message that brought it; null as above
 * @param via the door or flow by which it came in; null as above
 * @param receivedAt when it was accepted, UTC; null as above
 * @param deliveries one per flow, by flow
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Whereabouts(RecordKind kind, String source, String key, @Nullable String version,
		@Nullable String messageId, @Nullable String via, @Nullable Instant receivedAt, List<Standing> deliveries) {

	public Whereabouts {
		deliveries = List.copyOf(deliveries);
	}

}
