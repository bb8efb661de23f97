package io.serai.failure;

/**
 * A polled item that could not be turned into a valid canonical record. A flow hands it
 * to {@code hub:} like any record; there it becomes a dead letter of that flow, so that
 * one bad item neither stops the poll nor disappears.
 *
 * @param kind wire name of the record kind it was meant to become
 * @param source name of the system it came from
 * @param key the source's number, or {@code unknown} if not even that could be read
 * @param version the source's version or update time; empty if it could not be read
 * @param raw the item as it came, UTF-8 JSON
 * @param failure why
 */
public record RejectedRecord(String kind, String source, String key, String version, byte[] raw, Failure failure) {
}
