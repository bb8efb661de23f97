package io.serai.intake;

import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;

import io.serai.access.BodyRoom;
import jakarta.servlet.ServletException;
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

	private final BodyRoom room;

	Admittance(Callers callers, BodyRoom room) {
		this.callers = callers;
		this.room = room;
	}

	/** What happens to a request that may come in. */
	interface Inside {

		/**
		 * Answers the request.
		 * @param admitted the request with its {@link Call}
		 */
		void answer(HttpServletRequest admitted) throws IOException, ServletException;

	}

	/**
	 * Admits the caller, or answers why not. The body is held until the request has been
	 * answered.
	 */
	void admit(HttpServletRequest request, HttpServletResponse response, Inside inside)
			throws IOException, ServletException {
		try (BodyRoom.Place place = this.room.open()) {
			HttpServletRequest admitted = admitted(request, response, place);
			if (admitted != null) {
				inside.answer(admitted);
			}
		}
	}

	private @Nullable HttpServletRequest admitted(HttpServletRequest request, HttpServletResponse response,
			BodyRoom.Place place) throws IOException {
		try {
			return admitted(request, place);
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

	private HttpServletRequest admitted(HttpServletRequest request, BodyRoom.Place place) throws IOException {
		Callers.Admission admission = this.callers.admit(request, place);
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
