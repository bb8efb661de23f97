package io.serai.access;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the session of a person who may not come in any more, and leads whoever holds a
 * one-time password to the page where it is changed.
 */
class StillWelcome extends OncePerRequestFilter {

	private final SignIns signIns;

	StillWelcome(SignIns signIns) {
		this.signIns = signIns;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Authentication known = SecurityContextHolder.getContext().getAuthentication();
		if (known == null || known instanceof AnonymousAuthenticationToken) {
			chain.doFilter(request, response);
		}
		else if (!(known.getPrincipal() instanceof SignedIn person) || !isStillWelcome(person)) {
			new SecurityContextLogoutHandler().logout(request, response, known);
			lead(request, response, ConsoleSecurity.LOGIN + "?ended");
		}
		else if (person.isNewcomer() && mustChangeFirst(ConsoleSecurity.path(request))) {
			lead(request, response, ConsoleSecurity.PASSWORD);
		}
		else {
			chain.doFilter(request, response);
		}
	}

	/** Right after a start of the hub nobody is remembered yet: the session counts. */
	private boolean isStillWelcome(SignedIn person) {
		try {
			return this.signIns.isStillWelcome(person);
		}
		catch (DataAccessException ex) {
			return true;
		}
	}

	/** A part of a page that renews itself must not show another page inside itself. */
	private static void lead(HttpServletRequest request, HttpServletResponse response, String to) throws IOException {
		String target = request.getContextPath() + to;
		if (request.getHeader("HX-Request") != null) {
			response.setHeader("HX-Redirect", target);
			response.setStatus(HttpServletResponse.SC_NO_CONTENT);
			return;
		}
		response.sendRedirect(target);
	}

	/** Pictures and style sheets are for everybody, that page needs them too. */
	private static boolean mustChangeFirst(String path) {
		return path.matches("/console(/.*)?") && !path.equals(ConsoleSecurity.PASSWORD);
	}

}
