package io.serai.ownership;

/**
 * A customer as one system knows it.
 *
 * @param system the system
 * @param key its number there
 * @param merged key of the merged customer that it belongs to
 * @param version the version that was merged last
 * @param said what it said then
 */
record Member(String system, String key, String merged, String version, Said said) {
}
