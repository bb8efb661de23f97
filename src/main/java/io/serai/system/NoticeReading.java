package io.serai.system;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.serai.canonical.HubHeaders;
import io.serai.canonical.Notice;
import io.serai.failure.HubException;
import io.serai.failure.RejectedRecord;
import io.serai.failure.SkipException;
import io.serai.system.call.Call;
import io.serai.system.connector.HookRule;
import io.serai.system.connector.HookSpec;
import io.serai.system.connector.Operation;
import io.serai.system.outside.OutsideSystem;
import io.serai.system.poll.Poll;
import io.serai.system.reading.PolledItem;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * What stands before the steps of a flow that is told what changed: reads the object from
 * its system and makes a record of it, as the poll would.
 */
final class NoticeReading implements Processor {

	private final Poll.Parts parts;

	private final Processor steps;

	NoticeReading(Poll.Parts parts, Processor steps) {
		this.parts = parts;
		this.steps = steps;
	}

	@Override
	public void process(Exchange exchange) throws Exception {
		Notice notice = exchange.getMessage().getBody(Notice.class);
		OutsideSystem system = this.parts.systems().get(notice.source());
		exchange.setProperty(HubHeaders.SYSTEM, system.name());
		exchange.getMessage().setBody(record(system, notice));
		this.steps.process(exchange);
	}

	private Object record(OutsideSystem system, Notice notice) {
		HookRule rule = rule(system, notice);
		Operation poll = system.operation(notice.reads());
		JsonNode read = read(system, (rule.with() != null) ? rule.with() : Objects.requireNonNull(poll.detail()),
				notice);
		JsonNode item = (rule.at() != null) ? rule.at().in(read).orElseThrow(() -> gone(notice)) : read;
		List<Object> records = new PolledItem(system, poll, TextNode.valueOf(notice.object())).read(item, Map.of())
			.records(this.parts.mappings(), this.parts.validator());
		if (records.isEmpty()) {
			throw gone(notice);
		}
		if (records.getFirst() instanceof RejectedRecord rejected) {
			throw new HubException(rejected.failure());
		}
		return (records.size() == 1) ? records.getFirst() : records;
	}

	private JsonNode read(OutsideSystem system, String operation, Notice notice) {
		String mapping = system.operation(operation).request();
		JsonNode request = (mapping != null) ? this.parts.mappings()
			.apply(mapping, TextNode.valueOf(notice.object()), system.asking(notice.object())) : null;
		Map<String, String> inputs = new HashMap<>(Call.inputs(notice.object()));
		inputs.put(HubHeaders.SOURCE, notice.source());
		inputs.put(HubHeaders.KEY, notice.object());
		inputs.put(HubHeaders.KEY_ENCODED, Call.encoded(notice.object()));
		return system.call(operation, new Call(request, inputs)).json();
	}

	/** The connector may have changed since the notice was stored. */
	private static HookRule rule(OutsideSystem system, Notice notice) {
		HookSpec hook = system.connector().hook();
		return ((hook != null) ? hook.events().stream() : java.util.stream.Stream.<HookRule>empty())
			.filter((rule) -> rule.reads().equals(notice.reads()))
			.findFirst()
			.orElseThrow(() -> new SkipException("the connector no longer says how to read it"));
	}

	private static SkipException gone(Notice notice) {
		return new SkipException("there is nothing to tell of %s any more".formatted(notice.object()));
	}

}
