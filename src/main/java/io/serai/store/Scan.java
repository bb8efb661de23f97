package io.serai.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A first reading of a file, before anything of it is taken: whether it is text, whether
 * it is too long, and what tells it from every other.
 *
 * @param digest SHA-256 of kind and bytes, hexadecimal
 */
record Scan(String digest) {

	private static final int BLOCK = 8192;

	/**
	 * Reads the file.
	 * @param mostLines how many lines it may have, besides a header row
	 * @throws RefusedFileException if it is not text of its encoding, or too long
	 * @throws IOException if it cannot be read
	 */
	static Scan of(StoreFile file, int mostLines) throws IOException {
		MessageDigest digest = sha256();
		digest.update((file.kind().wireName() + "\n").getBytes(file.charset()));
		Lines lines = new Lines();
		try (InputStream bytes = new DigestInputStream(file.content().open(), digest);
				Reader text = strictly(bytes, file)) {
			char[] block = new char[BLOCK];
			for (int read = text.read(block); read >= 0; read = text.read(block)) {
				lines.take(block, read);
			}
		}
		catch (CharacterCodingException ex) {
			throw RefusedFileException.of(RefusedFileException.Reason.ENCODING, file.charset().name());
		}
		long header = (file.format() == StoreFile.Format.CSV) ? 1 : 0;
		if (lines.count() > mostLines + header) {
			throw RefusedFileException.of(RefusedFileException.Reason.TOO_LONG, mostLines);
		}
		return new Scan(HexFormat.of().formatHex(digest.digest()));
	}

	/** Opens the text; what is not of the encoding is a fault, not a question mark. */
	static Reader strictly(InputStream bytes, StoreFile file) {
		return new InputStreamReader(bytes,
				file.charset()
					.newDecoder()
					.onMalformedInput(CodingErrorAction.REPORT)
					.onUnmappableCharacter(CodingErrorAction.REPORT));
	}

	/**
	 * Counts lines as the readers end them: at a line feed, a carriage return, or both.
	 */
	private static final class Lines {

		private long ended;

		private char last = '\n';

		void take(char[] block, int length) {
			for (int i = 0; i < length; i++) {
				if (block[i] == '\r' || (block[i] == '\n' && this.last != '\r')) {
					this.ended++;
				}
				this.last = block[i];
			}
		}

		/** With the last line, which may have no end. */
		long count() {
			return this.ended + ((this.last == '\n' || this.last == '\r') ? 0 : 1);
		}

	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every JDK has SHA-256", ex);
		}
	}

}
