package io.serai.access;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Counts wrong passwords given by HTTP Basic, so that the figures for machines are no way
 * round the console's throttle.
 */
class BasicThrottle implements AuthenticationEntryPoint {

	private static final int TOO_MANY_REQUESTS = 429;

	private static final BasicAuthenticationConverter READER = new BasicAuthenticationConverter();

	private final LoginThrottle throttle;

	BasicThrottle(LoginThrottle throttle) {
		this.throttle = throttle;
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException ex)
			throws IOException {
		if (request.getHeader(HttpHeaders.AUTHORIZATION) != null && !(ex instanceof AuthenticationServiceException)) {
			this.throttle.failed(request.getRemoteAddr(), name(request));
		}
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"serai\"");
		response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
	}

	/** Returns whose password is given; empty if nobody's. */
	private static String name(HttpServletRequest request) {
		try {
			Authentication given = READER.convert(request);
			return (given != null) ? given.getName().strip() : "";
		}
		catch (BadCredentialsException ex) {
			return "";
		}
	}

	/** Turns a caller away that must wait, before its password is looked at. */
	static final class Door extends OncePerRequestFilter {

		private final LoginThrottle throttle;

		Door(LoginThrottle throttle) {
			this.throttle = throttle;
		}

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws ServletException, IOException {
			if (request.getHeader(HttpHeaders.AUTHORIZATION) != null
					&& this.throttle.mustWait(request.getRemoteAddr(), name(request))) {
				response.setHeader(HttpHeaders.RETRY_AFTER, "60");
				response.sendError(TOO_MANY_REQUESTS);
				return;
			}
			chain.doFilter(request, response);
		}

	}

	/** Remembers the machine that reads the figures, so that no stranger keeps it out. */
	static final class Known extends OncePerRequestFilter {

		private final LoginThrottle throttle;

		Known(LoginThrottle throttle) {
			this.throttle = throttle;
		}

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws ServletException, IOException {
			Authentication known = SecurityContextHolder.getContext().getAuthentication();
			if (request.getHeader(HttpHeaders.AUTHORIZATION) != null && known != null && known.isAuthenticated()
					&& known.getName().equals(name(request))) {
				this.throttle.known(request.getRemoteAddr(), known.getName());
			}
			chain.doFilter(request, response);
		}

	}

}
