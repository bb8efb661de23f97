package io.serai.intake;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets whom {@link Admittance} admits pass the chain of the API.
 */
class CallerFilter extends OncePerRequestFilter {

	private final Admittance admittance;

	CallerFilter(Admittance admittance) {
		this.admittance = admittance;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return ApiSecurity.OPEN.matches(request);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		this.admittance.admit(request, response, (admitted) -> pass(admitted, response, chain));
	}

	private static void pass(HttpServletRequest admitted, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		SecurityContext context = SecurityContextHolder.createEmptyContext();
		context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(Call.of(admitted).client().name(),
				"", AuthorityUtils.createAuthorityList("ROLE_CALLER")));
		SecurityContextHolder.setContext(context);
		try {
			chain.doFilter(admitted, response);
		}
		finally {
			SecurityContextHolder.clearContext();
		}
	}

}
