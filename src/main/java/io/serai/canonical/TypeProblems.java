package io.serai.canonical;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import org.jspecify.annotations.Nullable;

/**
 * Notes each value of a wrong type and lets reading go on without it, so that a sender is
 * told everything at once.
 */
@SuppressWarnings("NullAway") // the overridden methods return null to say "nothing there"
final class TypeProblems extends DeserializationProblemHandler {

	private static final int MOST = 1_000;

	private final List<TypeProblem> problems;

	TypeProblems(List<TypeProblem> problems) {
		this.problems = problems;
	}

	@Override
	public Object handleWeirdStringValue(DeserializationContext context, Class<?> target, String value, String why)
			throws JsonMappingException {
		return note(context.getParser(), target);
	}

	@Override
	public Object handleWeirdNumberValue(DeserializationContext context, Class<?> target, Number value, String why)
			throws JsonMappingException {
		return note(context.getParser(), target);
	}

	@Override
	public Object handleUnexpectedToken(DeserializationContext context, JavaType target, JsonToken token,
			JsonParser json, String why) throws IOException {
		note(json, target.getRawClass());
		json.skipChildren();
		return null;
	}

	@Override
	public Object handleMissingInstantiator(DeserializationContext context, Class<?> target,
			ValueInstantiator instantiator, JsonParser json, String why) throws IOException {
		note(json, target);
		json.skipChildren();
		return null;
	}

	/** Nobody reads more than so many; whoever mends these sends it again anyway. */
	private @Nullable Object note(JsonParser json, Class<?> target) throws JsonMappingException {
		if (this.problems.size() >= MOST) {
			throw JsonMappingException.from(json, "too many problems");
		}
		this.problems.add(new TypeProblem(TypeProblem.path(json), target));
		return null;
	}

}
