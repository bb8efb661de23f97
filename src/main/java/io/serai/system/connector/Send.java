package io.serai.system.connector;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How the request that a mapping made travels.
 */
public enum Send {

	/** As the JSON body; a text is sent as it is. */
	@JsonProperty("json")
	JSON,

	/** Each field is a field of a form in the body. */
	@JsonProperty("form")
	FORM,

	/** Each field is a parameter of the address; there is no body. */
	@JsonProperty("query")
	QUERY,

	/** Each field is a header; there is no body. */
	@JsonProperty("headers")
	HEADERS,

	/**
	 * {@code {"headers": {...}, "query": {...}, "path": "...", "body": ...}}, each
	 * optional; the path is one segment below the kamelet's own.
	 */
	@JsonProperty("parts")
	PARTS

}
