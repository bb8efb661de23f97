package io.serai.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Tells callers of the doors by problem details, not by a page, that a path or a method
 * does not exist.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiErrors implements HandlerExceptionResolver {

	@Override
	public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception ex) {
		if (!Problems.isDoor(request.getRequestURI())) {
			return null;
		}
		ProblemException problem = problem(ex, response);
		if (problem == null) {
			return null;
		}
		try {
			Problems.write(request, response, problem);
			return new ModelAndView();
		}
		catch (IOException gone) {
			throw new UncheckedIOException("the caller hung up", gone);
		}
	}

	private static @Nullable ProblemException problem(Exception ex, HttpServletResponse response) {
		return switch (ex) {
			case ProblemException problem -> problem;
			case NoResourceFoundException unknown -> new ProblemException(ProblemKind.NO_SUCH_PATH);
			case HttpRequestMethodNotSupportedException wrong -> wrongMethod(wrong, response);
			case HttpMediaTypeNotSupportedException wrong -> new ProblemException(ProblemKind.WRONG_MEDIA_TYPE);
			case HttpMediaTypeNotAcceptableException wrong -> new ProblemException(ProblemKind.NOT_ACCEPTABLE);
			default -> null;
		};
	}

	private static ProblemException wrongMethod(HttpRequestMethodNotSupportedException ex,
			HttpServletResponse response) {
		Set<HttpMethod> methods = ex.getSupportedHttpMethods();
		String allowed = (methods != null) ? String.join(", ", methods.stream().map(HttpMethod::name).sorted().toList())
				: "";
		response.setHeader(HttpHeaders.ALLOW, allowed);
		return new ProblemException(ProblemKind.NO_SUCH_METHOD, allowed);
	}

}
