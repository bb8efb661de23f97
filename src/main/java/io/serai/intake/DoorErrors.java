package io.serai.intake;

import java.io.IOException;
import java.util.Objects;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * What is wrong before a door is reached: odd addresses, methods and headers that Tomcat
 * or the firewall refuses. Callers of the doors are told by problem details, and never
 * what the server is or where in it something failed.
 */
@Configuration(proxyBeanMethods = false)
class DoorErrors {

	/** For what is refused inside: the error page comes only after this. */
	@Bean
	FilterRegistrationBean<HttpFilter> doorErrorFilter() {
		FilterRegistrationBean<HttpFilter> filter = new FilterRegistrationBean<>(new ErrorFilter());
		filter.setDispatcherTypes(DispatcherType.ERROR);
		filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return filter;
	}

	/** For what Tomcat refuses before it knows whom to ask. */
	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> doorErrorValve() {
		return (factory) -> factory
			.addContextCustomizers((context) -> context.getParent().getPipeline().addValve(new ErrorValve()));
	}

	private static void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
		ProblemKind kind = ProblemKind.of(response.getStatus());
		String allowed = Objects.requireNonNullElse(response.getHeader("Allow"), "GET, POST");
		Problems.write(request, response, switch (kind) {
			case NO_SUCH_METHOD -> new ProblemException(kind, allowed);
			case INTERNAL_ERROR -> Refusal.problem(failed(request), request.getRequestId());
			default -> new ProblemException(kind);
		});
	}

	private static @Nullable Throwable failed(HttpServletRequest request) {
		Object failed = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
		return (failed instanceof Throwable thrown && thrown.getCause() != null) ? thrown.getCause()
				: (failed instanceof Throwable thrown) ? thrown : null;
	}

	private static final class ErrorFilter extends HttpFilter {

		private static final long serialVersionUID = 1L;

		@Override
		protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws IOException, ServletException {
			if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path
					&& Problems.isDoor(path)) {
				write(request, response);
			}
			else {
				chain.doFilter(request, response);
			}
		}

	}

	private static final class ErrorValve extends ErrorReportValve {

		ErrorValve() {
			setShowReport(false);
			setShowServerInfo(false);
		}

		@Override
		protected void report(Request request, Response response, @Nullable Throwable failed) {
			// A line that is too long ends before its address: such callers are no
			// browsers.
			String path = request.getRequestURI();
			if (response.getStatus() < HttpServletResponse.SC_BAD_REQUEST
					|| path != null && !path.isEmpty() && !Problems.isDoor(path) || response.getContentWritten() > 0
					|| !response.setErrorReported()) {
				super.report(request, response, failed);
				return;
			}
			try {
				write(request, response);
				response.finishResponse();
			}
			catch (IOException ex) {
				container.getLogger().debug("the caller hung up", ex);
			}
		}

	}

}
