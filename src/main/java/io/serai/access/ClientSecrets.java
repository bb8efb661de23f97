package io.serai.access;

/**
 * The secrets of a new API client, told once and never again.
 *
 * @param key what it sends as {@code X-Api-Key}
 * @param signingSecret what it signs requests with instead: {@code whsec_} and 32 bytes
 * in Base64, as Standard Webhooks has it
 */
public record ClientSecrets(String key, String signingSecret) {

	@Override
	public String toString() {
		return "ClientSecrets[not shown]";
	}

}
