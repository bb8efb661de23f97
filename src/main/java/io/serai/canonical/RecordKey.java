package io.serai.canonical;

/**
 * The identity of a canonical record across all systems.
 *
 * @param kind what it is
 * @param source name of the system that owns the number, e.g. {@code shop}
 * @param key the source's number, e.g. {@code WX3705115058471208928}; never empty
 */
public record RecordKey(RecordKind kind, String source, String key) {

	/**
	 * Returns {@code source/key}: what must stay in order shares this text.
	 */
	public String group() {
		return this.source + "/" + this.key;
	}

	@Override
	public String toString() {
		return this.kind + "/" + this.source + "/" + this.key;
	}

}
