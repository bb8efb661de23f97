package io.serai.mapping;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.JsltException;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import org.jspecify.annotations.Nullable;

/**
 * One compiled mapping.
 *
 * @param name folder and file name, e.g. {@code order-to-rest-erp}
 * @param expression the compiled JSLT
 * @param schema what its result must satisfy; null if the mapping has no schema
 * @param codes its code functions, which must know the record
 */
record Mapping(String name, Expression expression, @Nullable Schema schema, CodeFunctions codes) {

	JsonNode apply(JsonNode input, Map<String, JsonNode> variables) {
		JsonNode output = run(input, variables);
		List<Error> errors = errors(output);
		if (!errors.isEmpty()) {
			throw invalid("its result does not fit %s.schema.json: %s".formatted(this.name, places(errors)), null);
		}
		return output;
	}

	/** Like {@link #apply}, but a result that breaks the schema is told, not refused. */
	Trial tryOut(JsonNode input, Map<String, JsonNode> variables) {
		JsonNode output = run(input, variables);
		return new Trial(output,
				errors(output).stream()
					.map((error) -> "%s: %s".formatted(error.getInstanceLocation(), error.getMessage()))
					.sorted()
					.toList());
	}

	private JsonNode run(JsonNode input, Map<String, JsonNode> variables) {
		this.codes.enter(input);
		try {
			return this.expression.apply(variables, input);
		}
		catch (JsltException ex) {
			throw invalid(told(ex), ex);
		}
		finally {
			this.codes.leave();
		}
	}

	private List<Error> errors(JsonNode output) {
		return (this.schema != null) ? this.schema.validate(output) : List.of();
	}

	private HubException invalid(String what, @Nullable Throwable cause) {
		return new HubException(
				new Failure(FailureClass.INVALID_DATA, "mapping %s: %s".formatted(this.name, what),
						"Correct the record in the system it comes from, or mend mappings/%s/%s.jslt; then retry."
							.formatted(this.name, this.name),
						null, this.name, null, null, false),
				(cause instanceof ExactException) ? cause : null);
	}

	/**
	 * JSLT's own messages may quote a value of the record, so only their start is told.
	 */
	private static String told(JsltException ex) {
		String place = (ex.getLine() > 0) ? " (line %d, column %d)".formatted(ex.getLine(), ex.getColumn()) : "";
		String message = ex.getMessageWithoutLocation();
		return ((ex instanceof ExactException) ? message : message.split("[\"'(:{\\[]", 2)[0].strip() + " failed")
				+ place;
	}

	private static String places(List<Error> errors) {
		return String.join("; ",
				errors.stream()
					.limit(10)
					.map((error) -> "%s (%s)".formatted(place(error), error.getKeyword()))
					.toList());
	}

	/** What is required and not there has no place of its own. */
	private static String place(Error error) {
		String missing = error.getProperty();
		return (missing != null) ? error.getInstanceLocation() + "/" + missing : error.getInstanceLocation().toString();
	}

}
