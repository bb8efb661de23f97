package io.serai.access;

import java.io.IOException;
import java.util.Optional;

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

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException ex)
			throws IOException {
		if (ex instanceof AuthenticationServiceException) {
			LoginThrottle.Attempt.of(request).ifPresent(LoginThrottle.Attempt::takeBack);
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
			if (request.getHeader(HttpHeaders.AUTHORIZATION) == null) {
				chain.doFilter(request, response);
				return;
			}
			Optional<LoginThrottle.Attempt> begun = this.throttle.begin(request.getRemoteAddr(), name(request));
			if (begun.isEmpty()) {
				response.setHeader(HttpHeaders.RETRY_AFTER, "60");
				response.sendError(TOO_MANY_REQUESTS);
				return;
			}
			try (LoginThrottle.Attempt attempt = begun.get()) {
				attempt.keepIn(request);
				chain.doFilter(request, response);
			}
		}

	}

	/**
	 * Remembers the machine that reads the figures, so that no stranger keeps it out.
	 * Where nobody is known by then, no password was looked at.
	 */
	static final class Known extends OncePerRequestFilter {

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws ServletException, IOException {
			Authentication known = SecurityContextHolder.getContext().getAuthentication();
			boolean isKnown = known != null && known.isAuthenticated() && known.getName().equals(name(request));
			LoginThrottle.Attempt.of(request)
				.ifPresent(isKnown ? LoginThrottle.Attempt::known : LoginThrottle.Attempt::takeBack);
			chain.doFilter(request, response);
		}

	}

}
