package io.serai.system.connector;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.serai.mapping.Mappings;
import io.serai.system.call.Answer;
import io.serai.system.call.Call;

/**
 * What a system wants around every request and puts around every answer, such as
 * JSON-RPC. The mappings of the operations know nothing of it, so that two connectors can
 * share them.
 *
 * @param request mapping, from the request of an operation to what is sent; it reads
 * {@code $operation}
 * @param answer mapping, from what came to the answer of the operation; the failure rules
 * look at what came
 */
public record Envelope(String request, String answer) {

	/** Returns the call as it is sent; one without a body is as it is. */
	public Call around(Call call, String operation, Mappings mappings, Map<String, JsonNode> variables) {
		if (call.body() == null) {
			return call;
		}
		variables.put("operation", TextNode.valueOf(operation));
		return new Call(mappings.apply(this.request, call.body(), variables), call.inputs(), call.link());
	}

	/** Returns the answer without what is around it; one that is no JSON is as it is. */
	public Answer inside(Answer answer, String operation, Mappings mappings, Map<String, JsonNode> variables) {
		if (answer.form() != Answer.Form.JSON) {
			return answer;
		}
		variables.put("operation", TextNode.valueOf(operation));
		return answer.part(mappings.apply(this.answer, answer.json(), variables));
	}

}
