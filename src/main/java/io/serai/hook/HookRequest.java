package io.serai.hook;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A request at the door, its body read.
 *
 * @param method GET or POST
 * @param uri the address that the platform called, with its query
 * @param headers by lower-case name
 * @param query decoded, by name
 * @param body at most as large as the settings allow
 */
record HookRequest(String method, String uri, Map<String, String> headers, Map<String, String> query, byte[] body) {

	boolean isCheck() {
		return this.method.equals("GET");
	}

	/**
	 * Returns a parameter of the address.
	 * @throws RefusedEventException if it is not there
	 */
	String parameter(String name) {
		return Optional.ofNullable(this.query.get(name)).orElseThrow(RefusedEventException::new);
	}

	/**
	 * Returns a header.
	 * @throws RefusedEventException if it is not there
	 */
	String header(String name) {
		return Optional.ofNullable(this.headers.get(name.toLowerCase(Locale.ROOT)))
			.orElseThrow(RefusedEventException::new);
	}

	/** Returns the body as a tree, be it JSON or XML. */
	JsonNode tree() {
		return EventText.tree(this.body);
	}

	/** Without anything that the request holds. */
	@Override
	public String toString() {
		return "HookRequest[" + this.method + "]";
	}

}
