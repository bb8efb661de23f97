package io.serai.system;

import java.util.Map;
import java.util.Set;

/**
 * A recipe for signing in. One bean a recipe; a connector names it.
 */
interface SignIn {

	/** Returns the recipe's name in {@code connector.yaml}. */
	String recipe();

	/**
	 * Returns the settings of a system that the recipe needs, e.g. {@code password}.
	 */
	Set<String> needs();

	/**
	 * Signs in.
	 * @return headers that prove it, to be sent with each call
	 * @throws io.serai.failure.HubException if the system does not let us in or does not
	 * answer
	 */
	Map<String, String> headers(SignInRequest request);

}
