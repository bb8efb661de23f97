package io.serai.intake;

import java.io.IOException;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpBinding;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpConsumer;
import org.apache.camel.http.common.HttpBinding;
import org.apache.camel.support.PluginHelper;

/**
 * One path of a {@code rest:} file. Behaves like any of Camel's, and can also be entered
 * by the {@link ShortWay}.
 */
final class Door extends SpringBootPlatformHttpConsumer {

	private final ShortWay way;

	private final HttpBinding binding = new SpringBootPlatformHttpBinding();

	Door(PlatformHttpEndpoint endpoint, Processor processor, ShortWay way) {
		super(endpoint, processor, Runnable::run);
		this.way = way;
		this.binding.setHeaderFilterStrategy(endpoint.getHeaderFilterStrategy());
		this.binding.setMuteException(endpoint.isMuteException());
		this.binding.setUseReaderForPayload(!endpoint.isUseStreaming());
	}

	@Override
	protected void doStart() throws Exception {
		super.doStart();
		this.way.open(this);
	}

	@Override
	protected void doStop() throws Exception {
		this.way.close(this);
		super.doStop();
	}

	/**
	 * Whether its path and method are fixed, so that a request can be compared with them.
	 */
	boolean isPlain() {
		String path = getEndpoint().getPath();
		return "POST".equals(getEndpoint().getHttpMethodRestrict()) && !getEndpoint().isMatchOnUriPrefix()
				&& path.startsWith("/api/") && path.indexOf('{') < 0 && path.indexOf('*') < 0;
	}

	/** Answers a request whose caller has been admitted. */
	void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
		Exchange exchange = createExchange(true);
		try {
			exchange.setPattern(ExchangePattern.InOut);
			exchange.setIn(new UnreadRequest(request, response, exchange, this.binding));
			PluginHelper.getAsyncProcessorAwaitManager(exchange.getContext().getCamelContextExtension())
				.process(getAsyncProcessor(), exchange);
			if (!isWritten(exchange, response)) {
				this.binding.writeResponse(exchange, response);
			}
		}
		finally {
			releaseExchange(exchange, true);
		}
	}

	/** Bytes go out as they are; all else is left to Camel's own way of writing. */
	private boolean isWritten(Exchange exchange, HttpServletResponse response) throws IOException {
		Message message = exchange.getMessage();
		if (exchange.getException() != null || !(message.getBody() instanceof byte[] body)) {
			return false;
		}
		for (Map.Entry<String, Object> header : message.getHeaders().entrySet()) {
			String value = String.valueOf(header.getValue());
			switch (header.getKey()) {
				case Exchange.HTTP_RESPONSE_CODE -> response.setStatus(Integer.parseInt(value));
				case Exchange.CONTENT_TYPE -> response.setContentType(value);
				default -> {
					if (!this.binding.getHeaderFilterStrategy()
						.applyFilterToCamelHeaders(header.getKey(), value, exchange)) {
						response.addHeader(header.getKey(), value);
					}
				}
			}
		}
		response.setContentLength(body.length);
		response.getOutputStream().write(body);
		return true;
	}

}
