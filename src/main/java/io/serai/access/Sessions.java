package io.serai.access;

import java.time.Duration;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;

import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.stereotype.Component;

/**
 * How long sessions are kept: {@code server.servlet.session.timeout} once somebody has
 * signed in, some minutes before. Whoever only looks at the sign-in page again and again
 * would else fill the memory.
 */
@Component
class Sessions implements HttpSessionListener {

	/** Time enough to type a password; who takes longer is asked again. */
	static final Duration BEFORE_SIGN_IN = Duration.ofMinutes(10);

	private final Duration afterSignIn;

	Sessions(ServerProperties server) {
		this.afterSignIn = server.getServlet().getSession().getTimeout();
	}

	@Override
	public void sessionCreated(HttpSessionEvent event) {
		event.getSession().setMaxInactiveInterval((int) BEFORE_SIGN_IN.toSeconds());
	}

	void signedIn(HttpSession session) {
		session.setMaxInactiveInterval((int) this.afterSignIn.toSeconds());
	}

}
