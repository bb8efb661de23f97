package io.serai.system.write;

import java.util.Objects;

import io.serai.canonical.RecordKey;
import org.apache.camel.Exchange;

/**
 * Where a call that must not run twice is made: for which record, by which step of which
 * flow.
 */
public record OnceOnlyPlace(RecordKey record, String flow, String step, String system, String operation) {

	public static OnceOnlyPlace of(Exchange exchange, RecordKey record, String system, String operation) {
		return new OnceOnlyPlace(record, Objects.requireNonNullElse(exchange.getFromRouteId(), ""),
				Objects.requireNonNullElse(exchange.getExchangeExtension().getHistoryNodeId(), ""), system, operation);
	}

	/** Returns the columns of the table's key, in its order. */
	Object[] columns() {
		return new Object[] { this.record.key(), this.record.source(), this.record.kind().wireName(), this.flow,
				this.step, this.system, this.operation };
	}

}
