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
		assertThat(mustWait()).isFalse();

		for (int i = 0; i < 6; i++) {
			assertThat(refused(new BadCredentialsException("wrong"))).endsWith("/console/login?error");
		}
		assertThat(mustWait()).isTrue();
	}

	private boolean mustWait() {
		return this.throttle.mustWait("192.0.2.1", "wang");
	}

	private String refused(AuthenticationException ex) throws Exception {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setRemoteAddr("192.0.2.1");
		request.setParameter("username", "wang");
		MockHttpServletResponse response = new MockHttpServletResponse();
		new RefusedSignIn(this.throttle).onAuthenticationFailure(request, response, ex);
		return String.valueOf(response.getRedirectedUrl());
	}

}
