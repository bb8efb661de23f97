package io.serai.canonical;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A record beside its JSON, so that a step that needs a tree reads the bytes that are
 * there instead of writing the record once more.
 *
 * @param record the record
 * @param json the same as UTF-8 JSON, as {@link CanonicalJson#write} makes it
 */
public record WrittenRecord(CanonicalRecord record, byte[] json) {

	/**
	 * Returns the JSON tree of a record: read from the bytes if it is this one, else
	 * written anew.
	 */
	public JsonNode tree(CanonicalRecord asked) {
		return (asked == this.record) ? CanonicalJson.readOwnTree(this.json) : CanonicalJson.tree(asked);
	}

}
