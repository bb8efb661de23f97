package io.serai.access;

import java.io.IOException;
import java.util.Optional;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns a sign-in away that must wait, before its password is looked at.
 */
class LoginThrottleFilter extends OncePerRequestFilter {

	private final LoginThrottle throttle;

	LoginThrottleFilter(LoginThrottle throttle) {
		this.throttle = throttle;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (!isSignIn(request)) {
			chain.doFilter(request, response);
			return;
		}
		Optional<LoginThrottle.Attempt> begun = this.throttle.begin(request.getRemoteAddr(), name(request));
		if (begun.isEmpty()) {
			response.sendRedirect(request.getContextPath() + ConsoleSecurity.LOGIN + "?wait");
			return;
		}
		try (LoginThrottle.Attempt attempt = begun.get()) {
			attempt.keepIn(request);
			chain.doFilter(request, response);
		}
	}

	private static boolean isSignIn(HttpServletRequest request) {
		return request.getMethod().equals("POST") && ConsoleSecurity.path(request).equals(ConsoleSecurity.LOGIN);
	}

	/** As the sign-in reads it, which drops control characters too. */
	private static String name(HttpServletRequest request) {
		String name = request.getParameter("username");
		return (name != null) ? name.trim() : "";
	}

}
