package io.serai.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;

/**
 * Writes delivery events into broker messages and reads them back.
 */
final class EventJson {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.addModule(new JavaTimeModule())
		.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
		.build();

	/** Below what the broker would store apart, as a large message. */
	private static final int MOST_BYTES = 32 * 1024;

	private static final ObjectWriter WRITER = MAPPER.writerFor(DeliveryEvent.class);

	/** One event stands alone, several in an array. */
	private static final ObjectReader READER = MAPPER.readerForListOf(DeliveryEvent.class)
		.with(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY);

	private EventJson() {
	}

	static ClientMessage write(DeliveryEvent event, ClientSession session) {
		return message(json(event), session);
	}

	/**
	 * Writes events together: a message of its own for each would cost the broker as much
	 * as the record that it tells of.
	 * @return as few messages as they fit into, in the events' order
	 */
	static List<ClientMessage> write(List<DeliveryEvent> events, ClientSession session) {
		return together(events).stream().map((json) -> message(json, session)).toList();
	}

	static List<byte[]> together(List<DeliveryEvent> events) {
		List<byte[]> bodies = new ArrayList<>(1);
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		for (DeliveryEvent event : events) {
			byte[] json = json(event);
			if (body.size() > 0 && body.size() + json.length > MOST_BYTES) {
				bodies.add(closed(body));
			}
			body.write((body.size() == 0) ? '[' : ',');
			body.writeBytes(json);
		}
		if (body.size() > 0) {
			bodies.add(closed(body));
		}
		return bodies;
	}

	private static byte[] closed(ByteArrayOutputStream body) {
		body.write(']');
		byte[] bytes = body.toByteArray();
		body.reset();
		return bytes;
	}

	static byte[] json(DeliveryEvent event) {
		try {
			return WRITER.writeValueAsBytes(event);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("a delivery event cannot be written as JSON", ex);
		}
	}

	private static ClientMessage message(byte[] json, ClientSession session) {
		ClientMessage message = session.createMessage(true);
		message.getBodyBuffer().writeBytes(json);
		return message;
	}

	static List<DeliveryEvent> read(ClientMessage message) {
		return read(HubMessage.body(message));
	}

	static List<DeliveryEvent> read(byte[] json) {
		try {
			return READER.readValue(json);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("the outcome queue holds something that is not a delivery event", ex);
		}
	}

}
