package io.serai.access;

/**
 * A request signed as Standard Webhooks has it: HMAC-SHA256 over
 * {@code id.timestamp.body}.
 *
 * @param client name of the API client that says it signed
 * @param id header {@code webhook-id}
 * @param timestamp header {@code webhook-timestamp}, seconds since 1970
 * @param signatures header {@code webhook-signature}: one or more of {@code v1,<Base64>},
 * separated by spaces
 * @param body the body, byte for byte
 */
public record SignedRequest(String client, String id, String timestamp, String signatures, byte[] body) {
}
