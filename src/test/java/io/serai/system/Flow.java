package io.serai.system;

import java.util.Map;

import io.serai.failure.Failure;
import io.serai.failure.HubException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls {@code system:} as a flow does.
 */
record Flow(CamelContext camel) {

	Exchange send(String uri, Object body) {
		return send(uri, body, Map.of());
	}

	Exchange send(String uri, Object body, Map<String, Object> headers) {
		return this.camel.createProducerTemplate().send(uri, (exchange) -> {
			exchange.getMessage().setBody(body);
			exchange.getMessage().setHeaders(new java.util.HashMap<>(headers));
		});
	}

	Exchange succeed(String uri, Object body, Map<String, Object> headers) {
		Exchange exchange = send(uri, body, headers);
		assertThat(exchange.getException()).isNull();
		return exchange;
	}

	Failure fail(String uri, Object body) {
		return failure(send(uri, body));
	}

	Failure fail(String uri, Object body, Map<String, Object> headers) {
		return failure(send(uri, body, headers));
	}

	private static Failure failure(Exchange exchange) {
		assertThat(exchange.getException()).isInstanceOf(HubException.class);
		return ((HubException) exchange.getException()).failure();
	}

}
