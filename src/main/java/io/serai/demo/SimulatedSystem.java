package io.serai.demo;

import java.io.IOException;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a simulated system does when it behaves.
 */
interface SimulatedSystem {

	/**
	 * Does what is asked.
	 * @throws IOException if the request's body is not JSON
	 */
	Reply answer(Call call) throws IOException;

	/**
	 * Returns all that it holds: the truth that deliveries are compared with.
	 */
	JsonNode state();

	/**
	 * Makes every access token invalid that was handed out until now.
	 */
	void forgetTokens();

}
