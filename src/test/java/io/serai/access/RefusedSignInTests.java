package io.serai.access;

import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;

import static org.assertj.core.api.Assertions.assertThat;

class RefusedSignInTests {

	private final LoginThrottle throttle = new LoginThrottle();

	@Test
	void countsWrongPasswordsAndNotADatabaseThatIsAway() throws Exception {
		for (int i = 0; i < 6; i++) {
			assertThat(refused(new InternalAuthenticationServiceException("away"))).endsWith("/console/login?away");
		}

		for (int i = 0; i < 5; i++) {
			assertThat(refused(new BadCredentialsException("wrong"))).endsWith("/console/login?error");
		}
		assertThat(mustWait()).isTrue();
	}

	private boolean mustWait() {
		return this.throttle.begin("192.0.2.1", "wang").isEmpty();
	}

	private String refused(AuthenticationException ex) throws Exception {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setRemoteAddr("192.0.2.1");
		request.setParameter("username", "wang");
		MockHttpServletResponse response = new MockHttpServletResponse();
		try (LoginThrottle.Attempt attempt = this.throttle.begin("192.0.2.1", "wang").orElseThrow()) {
			attempt.keepIn(request);
			new RefusedSignIn().onAuthenticationFailure(request, response, ex);
		}
		return String.valueOf(response.getRedirectedUrl());
	}

}
