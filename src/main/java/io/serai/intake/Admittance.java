package io.serai.intake;

import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Says who may come in: a known caller, within its rate, with a body of the right type
 * and size.
 */
@Component
final class Admittance {

	private static final Logger log = LoggerFactory.getLogger(Admittance.class);

	private static final Pattern IDEMPOTENCY_KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");

	private final Callers callers;

	Admittance(Callers callers) {
		this.callers = callers;
	}

	/**
	 * Admits the caller, or answers why not.
	 * @return the request with its {@link Call}; null if it has been answered
	 */
	@Nullable HttpServletRequest admit(HttpServletRequest request, HttpServletResponse response) throws IOException {
		try {
			return admit(request);
		}
		catch (ProblemException ex) {
			Problems.write(request, response, ex);
		}
		catch (DataAccessException ex) {
			log.atError()
				.setMessage("The database does not answer, so callers cannot be told apart. Check serai.database.")
				.addKeyValue("cause", ex.getClass().getSimpleName())
				.log();
			Problems.write(request, response, new ProblemException(ProblemKind.NOT_READY));
		}
		return null;
	}

	private HttpServletRequest admit(HttpServletRequest request) throws IOException {
		Callers.Admission admission = this.callers.admit(request);
		boolean lines = request.getMethod().equals("POST") && !FileSteps.isFile(request) && Body.isLines(request);
		String key = request.getHeader("Idempotency-Key");
		if (key != null && !IDEMPOTENCY_KEY.matcher(key).matches()) {
			throw new ProblemException(ProblemKind.MALFORMED_KEY);
		}
		Locale language = Problems.language(request);
		new Call(admission.client(), admission.body().bytes(), lines, language, (key != null) ? key : "")
			.putOn(request);
		return admission.body();
	}

}
