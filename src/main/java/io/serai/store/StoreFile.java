package io.serai.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Objects;

import io.serai.canonical.RecordKind;
import org.jspecify.annotations.Nullable;

/**
 * A file that a store hands in.
 *
 * @param store which store, as sequence numbers count them; {@code [a-z0-9-]}, at most 63
 * characters
 * @param source the system as which its records come in
 * @param kind of what kind all its records are
 * @param format how records stand in it
 * @param charset how its texts are encoded
 * @param sequence its place among the store's files, from 1; null if they are not counted
 * @param content its bytes, as often as they are asked for
 * @param language in which faults are told
 */
public record StoreFile(String store, String source, RecordKind kind, Format format, Charset charset,
		@Nullable Long sequence, Content content, Locale language) {

	private static final String NAME = "[a-z0-9][a-z0-9-]{0,62}";

	public StoreFile {
		Objects.requireNonNull(content);
		if (!isName(store) || (sequence != null && sequence < 1)) {
			throw new IllegalArgumentException("no name of a store, or no sequence number");
		}
	}

	/** Tells whether a text can be the name of a store. */
	public static boolean isName(String text) {
		return text.matches(NAME);
	}

	/**
	 * Returns whose sequence the number belongs to: stores of one name that different
	 * systems speak for are not one.
	 */
	String counter() {
		return this.store.equals(this.source) ? this.store : this.source + "/" + this.store;
	}

	/** How records stand in a file. */
	public enum Format {

		/** A header row that names fields, then rows. */
		CSV,

		/** One JSON object a line. */
		NDJSON

	}

	/** The bytes of a file. */
	@FunctionalInterface
	public interface Content {

		/**
		 * Opens them from the beginning.
		 * @throws IOException if they cannot be read
		 */
		InputStream open() throws IOException;

	}

}
