package io.serai.system;

import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.serai.canonical.CanonicalJson;
import io.serai.canonical.CanonicalRecord;
import io.serai.canonical.HubHeaders;
import io.serai.canonical.WrittenRecord;
import io.serai.system.call.Answer;
import io.serai.system.call.Call;
import io.serai.system.connector.Operation;
import io.serai.system.connector.Safety;
import io.serai.system.outside.OutsideSystem;
import io.serai.system.write.MarkedWrite;
import io.serai.system.write.OnceOnlyPlace;
import io.serai.system.write.WriteCall;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/**
 * {@code to: system:NAME/OPERATION}. After a write the body is as it was and the header
 * {@code HubExternalId} tells the record's id in the system; after a safe operation with
 * a mapping the body is the mapped answer, a JSON tree.
 */
final class SystemProducer extends DefaultProducer {

	private final SystemEndpoint endpoint;

	private final SystemComponent component;

	SystemProducer(SystemEndpoint endpoint, SystemComponent component) {
		super(endpoint);
		this.endpoint = endpoint;
		this.component = component;
	}

	@Override
	public void process(Exchange exchange) {
		OutsideSystem system = this.component.systems().get(this.endpoint.system());
		exchange.setProperty(HubHeaders.SYSTEM, system.name());
		if (system.operation(this.endpoint.operation()).isWrite()) {
			write(system, exchange);
		}
		else {
			ask(system, exchange);
		}
		exchange.setProperty(HubHeaders.SYSTEM_CALLS, 1 + exchange.getProperty(HubHeaders.SYSTEM_CALLS, 0, int.class));
	}

	private void write(OutsideSystem system, Exchange exchange) {
		if (!(exchange.getMessage().getBody() instanceof CanonicalRecord record)) {
			throw new IllegalArgumentException(
					"system:%s/%s writes canonical records; the body is something else. Call it before steps that change the body"
						.formatted(system.name(), this.endpoint.operation()));
		}
		Optional<String> id = written(system, record, exchange);
		exchange.setProperty(HubHeaders.SYSTEM_WRITTEN, true);
		this.component.lastWrites().wrote(system.name(), record);
		id.ifPresent((externalId) -> {
			exchange.getMessage().setHeader(HubHeaders.EXTERNAL_ID, externalId);
			exchange.setProperty(HubHeaders.EXTERNAL_ID, externalId);
		});
	}

	private Optional<String> written(OutsideSystem system, CanonicalRecord record, Exchange exchange) {
		String operation = this.endpoint.operation();
		WriteCall call = new WriteCall(system, operation, record, tree(record, exchange),
				this.component.crossReference(), this.component.mappings());
		try {
			return written(system, record, call, exchange);
		}
		finally {
			exchange.setProperty(HubHeaders.EXTERNAL_NUMBER, call.number());
		}
	}

	private Optional<String> written(OutsideSystem system, CanonicalRecord record, WriteCall call, Exchange exchange) {
		String operation = this.endpoint.operation();
		if (system.operation(operation).safety() == Safety.ONCE_ONLY) {
			OnceOnlyPlace place = OnceOnlyPlace.of(exchange, record.recordKey(), system.name(), operation);
			return this.component.onceOnly().run(place, record, call, exchange.getMessage());
		}
		if (exchange.getMessage().getHeader(HubHeaders.REPAIR, false, boolean.class)) {
			call.repairing();
		}
		MarkedWrite write = new MarkedWrite(call, system.name(), system.operation(operation), record.recordKey(),
				this.component.crossReference());
		boolean maybeWritten = exchange.getMessage().getHeader(HubHeaders.MAYBE_WRITTEN, false, boolean.class);
		return this.endpoint.onlyIfThere()
				? write.ifThere(maybeWritten, exchange.getMessage().getHeader(HubHeaders.ATTEMPT, 0, int.class))
				: write.run(maybeWritten);
	}

	private static JsonNode tree(CanonicalRecord record, Exchange exchange) {
		return (exchange.getProperty(HubHeaders.WRITTEN_RECORD) instanceof WrittenRecord written) ? written.tree(record)
				: CanonicalJson.tree(record);
	}

	private void ask(OutsideSystem system, Exchange exchange) {
		Operation operation = system.operation(this.endpoint.operation());
		Object body = exchange.getMessage().getBody();
		JsonNode input = (body instanceof CanonicalRecord record) ? tree(record, exchange)
				: (body instanceof JsonNode json) ? json : MissingNode.getInstance();
		Map<String, String> inputs = (body instanceof CanonicalRecord record) ? Call.inputs(record, null) : Map.of();
		Map<String, JsonNode> variables = system.variables(null);
		JsonNode request = (operation.request() != null)
				? this.component.mappings().apply(operation.request(), input, system.asking(null)) : null;
		Answer answer = system.call(this.endpoint.operation(), new Call(request, inputs));
		if (operation.request() != null && body instanceof CanonicalRecord record) {
			this.component.lastWrites().wrote(system.name(), record);
		}
		if (operation.mapping() != null) {
			exchange.getMessage()
				.setBody(this.component.mappings().apply(operation.mapping(), answer.json(), variables));
		}
	}

}
