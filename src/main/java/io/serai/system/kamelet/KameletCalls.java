package io.serai.system.kamelet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.serai.canonical.CanonicalJson;
import io.serai.system.call.Answer;
import io.serai.system.call.Call;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.ExchangeHelper;
import org.jspecify.annotations.Nullable;

/**
 * Makes the calls of one system by its connector's kamelets. Each call has an exchange of
 * its own: nothing of the flow crosses but what {@link Call} lists.
 */
public final class KameletCalls {

	private final String system;

	private final String connector;

	private final String generation;

	private final String parameters;

	private final CamelContext camel;

	private final ProducerTemplate template;

	private final Map<String, Endpoint> endpoints = new ConcurrentHashMap<>();

	public KameletCalls(String system, String connector, Map<String, String> parameters, ProducerTemplate template) {
		this(system, connector, parameters, template, "");
	}

	/**
	 * Takes kamelets as they are now.
	 * @param generation tells them from earlier ones of the same name, which go on
	 */
	public KameletCalls(String system, String connector, Map<String, String> parameters, ProducerTemplate template,
			String generation) {
		this.generation = generation;
		this.system = system;
		this.connector = connector;
		this.camel = template.getCamelContext();
		this.template = template;
		StringBuilder query = new StringBuilder();
		parameters.forEach(
				(name, value) -> query.append(query.isEmpty() ? '?' : '&').append(name).append('=').append(raw(value)));
		this.parameters = query.toString();
	}

	/** Camel takes the first closing bracket before a {@code &} for the end. */
	private static String raw(String value) {
		return value.contains("}&") ? "RAW(" + value + ")" : "RAW{" + value + "}";
	}

	/**
	 * Makes the kamelet ready. A kamelet that is first used while Camel is starting its
	 * routes is never started (4.18.0), so each must be known before.
	 */
	public void prepare(String operation) {
		endpoint(operation);
	}

	/**
	 * Makes one call.
	 * @param letter what crosses the border
	 * @throws IOException if there is no answer, or none that can be read
	 */
	public Answer call(String operation, Call call, Letter letter) throws IOException {
		Exchange exchange = new DefaultExchange(this.camel);
		Message message = exchange.getMessage();
		message.setHeaders(new HashMap<>(call.inputs()));
		message.setHeader("Accept", "application/json");
		if (letter.body() != null) {
			message.setHeader(Exchange.CONTENT_TYPE, letter.contentType());
			message.setBody(letter.body());
		}
		if (!letter.query().isEmpty()) {
			message.setHeader(LateAddress.QUERY, letter.query());
		}
		if (letter.host() != null) {
			message.setHeader(LateAddress.HOST, letter.host());
		}
		if (letter.path() != null) {
			message.setHeader(LateAddress.PATH, letter.path());
		}
		letter.headers().forEach(message::setHeader);
		return send(endpoint(operation), exchange);
	}

	/** Posts a form to a path below the system's URL, outside any kamelet. */
	public Answer post(String url, String form, Map<String, String> headers) throws IOException {
		Exchange exchange = new DefaultExchange(this.camel);
		exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/x-www-form-urlencoded");
		headers.forEach(exchange.getMessage()::setHeader);
		exchange.getMessage().setBody(form);
		Endpoint endpoint = this.endpoints.computeIfAbsent(url, (to) -> this.camel
			.getEndpoint(to + "?httpMethod=POST&throwExceptionOnFailure=false&headerFilterStrategy=#hubHeaderFilter"));
		return send(endpoint, exchange);
	}

	private Endpoint endpoint(String operation) {
		Endpoint known = this.endpoints.get(operation);
		return (known != null) ? known
				: this.endpoints.computeIfAbsent(operation, (name) -> this.camel.getEndpoint("kamelet:%s-%s/%s-%s%s%s"
					.formatted(this.connector, name, this.system, name, this.generation, this.parameters)));
	}

	private Answer send(Endpoint endpoint, Exchange exchange) throws IOException {
		this.template.send(endpoint, exchange);
		Exception failed = exchange.getException();
		if (failed != null) {
			throw ioCause(failed);
		}
		Message message = exchange.getMessage();
		Map<String, String> headers = new HashMap<>();
		message.getHeaders().forEach((name, value) -> {
			if (value instanceof String text) {
				headers.put(name.toLowerCase(Locale.ROOT), text);
			}
			else if (value instanceof Collection<?> several) {
				headers.put(name.toLowerCase(Locale.ROOT),
						several.stream().map(String::valueOf).collect(Collectors.joining("\n")));
			}
		});
		Integer status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, 200, Integer.class);
		return Answer.of(Objects.requireNonNullElse(status, 200), headers, body(message));
	}

	private static byte[] body(Message message) throws IOException {
		if (message.getBody() == null) {
			return new byte[0];
		}
		if (message.getBody() instanceof com.fasterxml.jackson.databind.JsonNode json) {
			return written(json);
		}
		byte[] body = ExchangeHelper.convertToType(message.getExchange(), byte[].class, message.getBody());
		return (body != null) ? body : new byte[0];
	}

	private static byte[] written(com.fasterxml.jackson.databind.JsonNode json) throws JsonProcessingException {
		return CanonicalJson.mapper().writeValueAsBytes(json);
	}

	private static IOException ioCause(Exception failed) {
		for (@Nullable
		Throwable cause = failed; cause != null; cause = cause.getCause()) {
			if (cause instanceof IOException io) {
				return io;
			}
			if (cause instanceof UncheckedIOException unchecked) {
				return Objects.requireNonNull(unchecked.getCause());
			}
		}
		throw new IllegalStateException("the kamelet itself failed: " + failed.getClass().getSimpleName(), failed);
	}

}
