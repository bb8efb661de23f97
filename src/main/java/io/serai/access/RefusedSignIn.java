package io.serai.access;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;

/**
 * Says why a sign-in was refused. A database that does not answer is nobody's guess.
 */
class RefusedSignIn implements AuthenticationFailureHandler {

	private static final SimpleUrlAuthenticationFailureHandler WRONG = new SimpleUrlAuthenticationFailureHandler(
			ConsoleSecurity.LOGIN + "?error");

	private static final SimpleUrlAuthenticationFailureHandler AWAY = new SimpleUrlAuthenticationFailureHandler(
			ConsoleSecurity.LOGIN + "?away");

	@Override
	public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException ex) throws IOException, ServletException {
		if (ex instanceof AuthenticationServiceException) {
			LoginThrottle.Attempt.of(request).ifPresent(LoginThrottle.Attempt::takeBack);
			AWAY.onAuthenticationFailure(request, response, ex);
			return;
		}
		WRONG.onAuthenticationFailure(request, response, ex);
	}

}
