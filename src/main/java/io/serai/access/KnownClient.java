package io.serai.access;

/**
 * An API client with its secrets as they are stored.
 *
 * @param client who
 * @param keyHash SHA-256 of its key, hexadecimal
 * @param closedSecret its signing secret, encrypted
 */
record KnownClient(ApiClient client, String keyHash, String closedSecret) {

	@Override
	public String toString() {
		return "KnownClient[" + this.client.name() + "]";
	}

}
