package io.serai.intake;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.springboot.PlatformHttpMessage;
import org.apache.camel.http.common.HttpBinding;

/**
 * A request as a message whose headers are copied only if somebody asks for one. The
 * doors' first step drops them all.
 */
final class UnreadRequest extends PlatformHttpMessage {

	private final Exchange exchange;

	private final HttpBinding binding;

	UnreadRequest(HttpServletRequest request, HttpServletResponse response, Exchange exchange, HttpBinding binding) {
		super(request, response, exchange, binding, false);
		this.exchange = exchange;
		this.binding = binding;
	}

	@Override
	protected void populateInitialHeaders(Map<String, Object> headers) {
		headers.putAll(new PlatformHttpMessage(this.exchange, this.binding, getRequest(), getResponse()).getHeaders());
	}

}
