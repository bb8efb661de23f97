package io.serai.intake;

import java.io.IOException;
import java.util.Locale;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a known caller pass, within its rate, with a body of the right type and size.
 */
class CallerFilter extends OncePerRequestFilter {

	private static final Logger log = LoggerFactory.getLogger(CallerFilter.class);

	private final Callers callers;

	private final RateLimits limits;

	CallerFilter(Callers callers, RateLimits limits) {
		this.callers = callers;
		this.limits = limits;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return ApiSecurity.OPEN.matches(request);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		HttpServletRequest admitted;
		try {
			admitted = admit(request);
		}
		catch (ProblemException ex) {
			Problems.write(request, response, ex);
			return;
		}
		catch (DataAccessException ex) {
			log.atError()
				.setMessage("The database does not answer, so callers cannot be told apart. Check serai.database.")
				.addKeyValue("cause", ex.getClass().getSimpleName())
				.log();
			Problems.write(request, response, new ProblemException(ProblemKind.NOT_READY));
			return;
		}
		try {
			chain.doFilter(admitted, response);
		}
		finally {
			SecurityContextHolder.clearContext();
		}
	}

	private HttpServletRequest admit(HttpServletRequest request) throws IOException {
		Callers.Admission admission = this.callers.admit(request);
		this.limits.count(admission.client());
		boolean lines = request.getMethod().equals("POST") && !FileSteps.isFile(request) && Body.isLines(request);
		String key = request.getHeader("Idempotency-Key");
		if (key != null && !key.matches("[\\x21-\\x7e]{1,128}")) {
			throw new ProblemException(ProblemKind.MALFORMED_KEY);
		}
		Locale language = Problems.language(request);
		new Call(admission.client(), admission.body().bytes(), lines, language, (key != null) ? key : "")
			.putOn(request);
		SecurityContext context = SecurityContextHolder.createEmptyContext();
		context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(admission.client().name(), "",
				AuthorityUtils.createAuthorityList("ROLE_CALLER")));
		SecurityContextHolder.setContext(context);
		return admission.body();
	}

}
