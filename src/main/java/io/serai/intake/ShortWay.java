package io.serai.intake;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.camel.CamelContext;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Leads what is posted to a door with a fixed path straight to it. The other way, past
 * two dozen filters and the dispatcher of Spring, does the same and took a third of the
 * CPU that a record costs at the door; requests of any other kind still go there.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ShortWay implements Filter {

	private final Map<String, Door> doors = new ConcurrentHashMap<>();

	private final Map<String, Timer> timers = new ConcurrentHashMap<>();

	private final Admittance admittance;

	private final Supplier<CamelContext> camel;

	private final Supplier<MeterRegistry> meters;

	ShortWay(Admittance admittance, ObjectProvider<CamelContext> camel, ObjectProvider<MeterRegistry> meters) {
		this.admittance = admittance;
		this.camel = SingletonSupplier.of(camel::getObject);
		this.meters = SingletonSupplier.of(meters::getObject);
	}

	void open(Door door) {
		if (door.isPlain()) {
			this.doors.put(door.getEndpoint().getPath(), door);
		}
	}

	void close(Door door) {
		this.doors.remove(door.getEndpoint().getPath(), door);
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (request instanceof HttpServletRequest call && response instanceof HttpServletResponse answer
				&& call.getMethod().equals("POST")) {
			Door door = this.doors.get(call.getRequestURI());
			if (door != null && !door.isSuspended() && this.camel.get().isStarted()) {
				measured(door, call, answer);
				return;
			}
		}
		chain.doFilter(request, response);
	}

	private void measured(Door door, HttpServletRequest request, HttpServletResponse response)
			throws IOException, ServletException {
		long start = System.nanoTime();
		try {
			enter(door, request, response);
		}
		finally {
			this.timers.computeIfAbsent(response.getStatus() + request.getRequestURI(), (key) -> timer(door, response))
				.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
		}
	}

	private void enter(Door door, HttpServletRequest request, HttpServletResponse response)
			throws IOException, ServletException {
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader("X-Frame-Options", "DENY");
		response.setHeader("Cache-Control", "no-store");
		response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
		this.admittance.admit(request, response, (admitted) -> door.answer(admitted, response));
	}

	/** The figure that Spring keeps of requests on the other way. */
	private Timer timer(Door door, HttpServletResponse response) {
		int status = response.getStatus();
		HttpStatus.Series series = HttpStatus.Series.resolve(status);
		String outcome = (series == HttpStatus.Series.SUCCESSFUL) ? "SUCCESS"
				: (series != null) ? series.name() : "UNKNOWN";
		return this.meters.get()
			.timer("http.server.requests", "error", "none", "exception", "none", "method", "POST", "outcome", outcome,
					"status", String.valueOf(status), "uri", door.getEndpoint().getPath());
	}

}
