package io.serai.hook;

import java.util.Set;

import io.serai.system.Hook;
import io.serai.system.connector.HookSpec;

/**
 * How a platform signs, and perhaps encrypts, what it tells. Beans; a connector names
 * one.
 */
interface HookRecipe {

	/** Returns the name in {@code connector.yaml}. */
	String recipe();

	/** Returns the credentials without which there is no door. */
	Set<String> needs(HookSpec spec);

	/**
	 * Checks the form of the credentials, all of which are set.
	 * @throws IllegalArgumentException if one has another form than the platform gives it
	 */
	default void check(Hook hook) {
		// Most take any text.
	}

	/**
	 * Returns what the request tells.
	 * @throws RefusedEventException if it is not the platform's, too old, or broken
	 */
	Opened open(Hook hook, HookRequest request);

}
