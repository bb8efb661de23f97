package io.serai.mapping;

import com.schibsted.spt.data.jslt.JsltException;

/**
 * One of the hub's own mapping functions was given something that it cannot use. The
 * message never holds the value.
 */
final class ExactException extends JsltException {

	private static final long serialVersionUID = 1L;

	ExactException(String message) {
		super(message);
	}

}
