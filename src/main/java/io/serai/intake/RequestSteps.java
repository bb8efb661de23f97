package io.serai.intake;

import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.camel.Exchange;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/**
 * The verbs of doors through which callers ask for deeds instead of handing records in;
 * public since Camel must reach them.
 */
@Component("requestSteps")
public class RequestSteps {

	/**
	 * Leaves what the caller asks, as an {@link ApiRequest}.
	 * @param right what the API client must be allowed, e.g. {@code backfill}
	 * @throws ProblemException if it is not, or if the body is not JSON
	 */
	public void read(Exchange exchange, String right) {
		HttpServletRequest request = DoorSteps.request(exchange);
		Call call = Call.of(request);
		exchange.setProperty(DoorSteps.CALL, call);
		if (!call.client().kinds().contains(right)) {
			throw new ProblemException(ProblemKind.OTHER_RIGHT, right);
		}
		JsonNode body = (call.body().length > 0) ? SubmissionReader.tree(call.body()) : MissingNode.getInstance();
		DoorSteps.replaceMessage(exchange, new ApiRequest(call.client().name(), request.getMethod(), path(request),
				query(request), body, call.language()));
	}

	/** Tells the caller the {@link ApiAnswer}. */
	public void answer(Exchange exchange) {
		ApiAnswer answer = exchange.getMessage().getBody(ApiAnswer.class);
		DoorSteps.answer(exchange, answer.status(), Problems.bytes(answer.body()), "application/json");
	}

	private static Map<String, String> path(HttpServletRequest request) {
		Map<String, String> path = new TreeMap<>();
		if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables) {
			variables.forEach((name, value) -> path.put(String.valueOf(name), String.valueOf(value)));
		}
		return path;
	}

	private static Map<String, String> query(HttpServletRequest request) {
		Map<String, String> query = new TreeMap<>();
		request.getParameterMap().forEach((name, values) -> query.put(name, values[0]));
		return query;
	}

}
