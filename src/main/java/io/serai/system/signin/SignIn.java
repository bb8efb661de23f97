package io.serai.system.signin;

import java.util.List;

import io.serai.system.connector.SignInSpec;

/**
 * A recipe for signing in. One bean a recipe; a connector names it.
 */
public interface SignIn {

	/** Returns the recipe's name in {@code connector.yaml}. */
	String recipe();

	/**
	 * Returns the credentials of a system that the recipe needs, e.g. {@code password}.
	 */
	List<String> needs(SignInSpec spec);

	/**
	 * Tells whether signing in again may help a call that was refused. Not if each call
	 * carries the password: the same one would only count as another wrong one.
	 */
	default boolean mayHelpAgain() {
		return true;
	}

	/**
	 * Signs in.
	 * @return what each call carries to prove it
	 * @throws io.serai.failure.HubException if the system does not let us in or does not
	 * answer
	 */
	Grant grant(SignInRequest request);

}
