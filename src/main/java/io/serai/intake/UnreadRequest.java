package io.serai.intake;

import java.util.Map;
import java.util.Set;

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

	private static final Set<String> ASKED_OF_EVERY = Set.of(Exchange.HTTP_METHOD, Exchange.CONTENT_TYPE, "Accept");

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
		return isAskedOfEvery(name) ? told(name) : super.getHeader(name);
	}

	/** The way on which Camel asks for the method of every request. */
	@Override
	public <T> @Nullable T getHeader(String name, Class<T> type) {
		return (type == String.class && isAskedOfEvery(name)) ? type.cast(told(name)) : super.getHeader(name, type);
	}

	private boolean isAskedOfEvery(String name) {
		return !hasPopulatedHeaders() && ASKED_OF_EVERY.contains(name);
	}

	private @Nullable String told(String name) {
		return name.equals(Exchange.HTTP_METHOD) ? getRequest().getMethod() : getRequest().getHeader(name);
	}

	@Override
	protected void populateInitialHeaders(Map<String, Object> headers) {
		headers.putAll(new PlatformHttpMessage(this.exchange, this.binding, getRequest(), getResponse()).getHeaders());
	}

}
