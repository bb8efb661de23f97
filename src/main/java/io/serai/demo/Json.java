package io.serai.demo;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * JSON of the simulated systems; decimals stay exact.
 */
final class Json {

	static final JsonMapper MAPPER = JsonMapper.builder()
		.addModule(new JavaTimeModule())
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
		.nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
		.build();

	private Json() {
	}

	static ObjectNode object() {
		return MAPPER.createObjectNode();
	}

}
