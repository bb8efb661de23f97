package io.serai.intake;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.springboot.PlatformHttpMessage;
import org.apache.camel.http.common.HttpBinding;
import org.jspecify.annotations.Nullable;

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

	/** What Camel itself asks of every request is told without copying the others. */
	@Override
	public @Nullable Object getHeader(String name) {
		if (!hasPopulatedHeaders()) {
			switch (name) {
				case Exchange.HTTP_METHOD -> {
					return getRequest().getMethod();
				}
				case Exchange.CONTENT_TYPE -> {
					return getRequest().getContentType();
				}
				case "Accept" -> {
					return getRequest().getHeader("Accept");
				}
				default -> {
				}
			}
		}
		return super.getHeader(name);
	}

	@Override
	protected void populateInitialHeaders(Map<String, Object> headers) {
		headers.putAll(new PlatformHttpMessage(this.exchange, this.binding, getRequest(), getResponse()).getHeaders());
	}

}
