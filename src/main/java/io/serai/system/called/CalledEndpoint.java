package io.serai.system.called;

import java.io.IOException;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.canonical.CanonicalJson;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/**
 * An endpoint that is called and never polled. Answers are JSON with a status, as those
 * of HTTP, so that the failure rules of a connector read them alike.
 */
public abstract class CalledEndpoint extends DefaultEndpoint {

	/**
	 * Makes the endpoint.
	 * @param uri as the kamelet has it
	 */
	protected CalledEndpoint(String uri, Component component) {
		super(uri, component);
	}

	@Override
	public final Producer createProducer() {
		return new DefaultProducer(this) {
			@Override
			public void process(Exchange exchange) throws IOException {
				call(exchange.getMessage());
			}
		};
	}

	@Override
	public final Consumer createConsumer(Processor processor) {
		throw new UnsupportedOperationException("%s is called; a flow polls its system by system:NAME/OPERATION"
			.formatted(getEndpointUri().replaceFirst("\\?.*", "")));
	}

	/**
	 * Does what the message asks for and answers in it.
	 * @throws IOException if nobody answers, or is cut off
	 */
	protected abstract void call(Message message) throws IOException;

	/** Puts an answer into the message; nothing that was asked stays in it. */
	protected static void answer(Message message, int status, JsonNode body) {
		message.removeHeaders("*");
		message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
		message.setBody(body);
	}

	/**
	 * Returns what went wrong as an answer tells it.
	 * @param what in words that may be shown
	 */
	protected static JsonNode told(String code, String what) {
		return CanonicalJson.mapper().createObjectNode().put("code", code).put("message", what);
	}

}
