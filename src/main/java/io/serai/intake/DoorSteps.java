package io.serai.intake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

import io.serai.access.IdempotencyKeys;
import io.serai.canonical.CanonicalRecord;
import io.serai.canonical.RecordKind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.platform.http.springboot.PlatformHttpMessage;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.UriUtils;

/**
 * The verbs of the doors, used by {@code routes/api/}; public since Camel must reach
 * them.
 */
@Component("doorSteps")
public class DoorSteps {

	private static final String SUBMISSION = "Submission";

	static final String CALL = "Call";

	private static final String RESPONSE = "Response";

	private final SubmissionReader reader;

	private final IdempotencyKeys keys;

	DoorSteps(SubmissionReader reader, IdempotencyKeys keys) {
		this.reader = reader;
		this.keys = keys;
	}

	/**
	 * Turns the request into records and drops everything else that it carried.
	 * @throws ProblemException if the caller may not, or if it is not valid
	 */
	public void admit(Exchange exchange) {
		HttpServletRequest request = request(exchange);
		Call call = Call.of(request);
		exchange.setProperty(CALL, call);
		RecordKind kind = kind(Arrays.asList(request.getRequestURI().split("/")).getLast());
		if (!call.client().kinds().contains(kind.wireName())) {
			throw new ProblemException(ProblemKind.OTHER_KIND, kind.wireName());
		}
		Submission submission = this.reader.read(kind, call);
		if (!call.idempotencyKey().isEmpty()
				&& !this.keys.claim(call.client().name(), call.idempotencyKey(), call.body())) {
			throw new ProblemException(ProblemKind.KEY_REUSED);
		}
		exchange.setProperty(SUBMISSION, submission);
		exchange.setProperty("kind", kind.wireName());
		replaceMessage(exchange, submission.body());
	}

	/**
	 * Answers that the broker has stored the records.
	 */
	public void confirm(Exchange exchange) {
		Submission submission = exchange.getProperty(SUBMISSION, Submission.class);
		boolean all = submission.records().size() == submission.items().size();
		if (submission.batch()) {
			Map<String, Object> answer = Map.of("kind", submission.kind(), "accepted", submission.records().size(),
					"invalid", submission.items().size() - submission.records().size(), "items", submission.items());
			answer(exchange, all ? 202 : 207, Problems.bytes(answer), "application/json");
			return;
		}
		CanonicalRecord record = submission.records().getFirst().record();
		answer(exchange, 202, Problems.bytes(new Receipt("accepted", record.kind().wireName(), record.source(),
				record.key(), record.version(), where(record))), "application/json");
	}

	/**
	 * The answer for one record.
	 *
	 * @param location where to ask what became of it
	 */
	record Receipt(String status, String kind, String source, String key, String version, String location) {
	}

	/**
	 * Reads which record the caller asks for; leaves a list of kind, source and key.
	 * @throws ProblemException if the caller may not read it
	 */
	public void ask(Exchange exchange) {
		HttpServletRequest request = request(exchange);
		Call call = Call.of(request);
		exchange.setProperty(CALL, call);
		Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
		Map<?, ?> path = (variables instanceof Map<?, ?> map) ? map : Map.of();
		String source = String.valueOf(path.get("source"));
		if (!source.equals(call.client().source())) {
			throw new ProblemException(ProblemKind.OTHER_SOURCE, call.client().source());
		}
		RecordKind kind = readable(String.valueOf(path.get("kind")));
		exchange.setProperty("kind", kind.wireName());
		replaceMessage(exchange, new Question(kind.wireName(), source, String.valueOf(path.get("key"))));
	}

	/**
	 * Which record is asked for.
	 *
	 * @param kind its wire name
	 * @param source the system that owns the number
	 * @param key the number
	 */
	public record Question(String kind, String source, String key) {
	}

	/**
	 * Answers where the record is.
	 * @throws ProblemException if it never came in
	 */
	public void tell(Exchange exchange) {
		Object found = exchange.getMessage().getBody();
		Object where = (found instanceof Optional<?> optional) ? optional.orElse(null) : found;
		if (where == null) {
			throw new ProblemException(ProblemKind.UNKNOWN_RECORD, exchange.getProperty("kind", String.class));
		}
		answer(exchange, 200, Problems.bytes(where), "application/json");
	}

	/**
	 * Answers with the problem that ended the request.
	 */
	public void refuse(Exchange exchange) {
		Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
		ProblemException problem = Refusal.problem(cause, exchange.getExchangeId());
		Call call = exchange.getProperty(CALL, Call.class);
		byte[] body = Problems.json(problem, (call != null) ? call.language() : java.util.Locale.ENGLISH);
		answer(exchange, problem.kind().status(), body, Problems.MEDIA_TYPE);
		if (problem.kind().status() == 503) {
			exchange.getMessage().setHeader("Retry-After", "5");
		}
	}

	static RecordKind kind(String name) {
		return Optional.of(readable(name))
			.filter(RecordKind::atDoors)
			.orElseThrow(() -> new ProblemException(ProblemKind.NO_SUCH_PATH));
	}

	/** Also what comes from a poll only: its source may ask what became of it. */
	private static RecordKind readable(String name) {
		return Arrays.stream(RecordKind.values())
			.filter((kind) -> kind.plural().equals(name) || kind.wireName().equals(name))
			.findFirst()
			.orElseThrow(() -> new ProblemException(ProblemKind.NO_SUCH_PATH));
	}

	static HttpServletRequest request(Exchange exchange) {
		if (exchange.getMessage() instanceof PlatformHttpMessage message) {
			exchange.setProperty(RESPONSE, message.getResponse());
			return message.getRequest();
		}
		throw new IllegalStateException("this step works only first, behind a rest: door");
	}

	private static String where(CanonicalRecord record) {
		return "/api/v1/%s/%s/%s".formatted(record.kind().plural(), record.source(),
				UriUtils.encodePathSegment(record.key(), StandardCharsets.UTF_8));
	}

	/** A new message: whatever the caller's had is gone. */
	static void replaceMessage(Exchange exchange, Object body) {
		Message message = new org.apache.camel.support.DefaultMessage(exchange);
		message.setBody(body);
		exchange.setIn(message);
	}

	static void answer(Exchange exchange, int status, byte[] body, String mediaType) {
		replaceMessage(exchange, body);
		HttpServletResponse response = exchange.getProperty(RESPONSE, HttpServletResponse.class);
		if (response != null) {
			// Else it goes out in chunks, and the last, empty one costs a call to the
			// system of its own.
			response.setContentLength(body.length);
		}
		exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
		exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, mediaType);
	}

}
