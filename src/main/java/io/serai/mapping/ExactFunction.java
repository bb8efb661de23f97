package io.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Function;

/**
 * A function of the hub for mappings.
 */
record ExactFunction(String name, int min, int max, Body body) implements Function {

	/** What the function does with its arguments. */
	interface Body {

		JsonNode apply(Arguments arguments);

	}

	@Override
	public String getName() {
		return this.name;
	}

	@Override
	public int getMinArguments() {
		return this.min;
	}

	@Override
	public int getMaxArguments() {
		return this.max;
	}

	@Override
	public JsonNode call(JsonNode input, JsonNode[] arguments) {
		return this.body.apply(new Arguments(this.name, arguments));
	}

}
