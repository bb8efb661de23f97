package io.serai.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;

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

	private static final ObjectWriter WRITER = MAPPER.writerFor(DeliveryEvent.class);

	private static final ObjectReader READER = MAPPER.readerFor(DeliveryEvent.class);

	private EventJson() {
	}

	static ClientMessage write(DeliveryEvent event, ClientSession session) {
		ClientMessage message = session.createMessage(true);
		try {
			message.getBodyBuffer().writeBytes(WRITER.writeValueAsBytes(event));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("a delivery event cannot be written as JSON", ex);
		}
		return message;
	}

	static DeliveryEvent read(ClientMessage message) {
		try {
			return READER.readValue(HubMessage.body(message));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("the outcome queue holds something that is not a delivery event", ex);
		}
	}

}
