package io.serai.access;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;

/**
 * Shows the sign-in page anew to whoever let it stand until its session had ended, or
 * sent a form that is not of that page; all else that is forbidden stays so.
 */
class LateSignIn implements AccessDeniedHandler {

	private final AccessDeniedHandler forbidden = new AccessDeniedHandlerImpl();

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException ex)
			throws IOException, ServletException {
		if (ex instanceof CsrfException && ConsoleSecurity.path(request).equals(ConsoleSecurity.LOGIN)) {
			response.sendRedirect(request.getContextPath() + ConsoleSecurity.LOGIN + "?ended");
			return;
		}
		this.forbidden.handle(request, response, ex);
	}

}
