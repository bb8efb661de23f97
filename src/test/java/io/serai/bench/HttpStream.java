package io.serai.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Reads HTTP/1.1 messages from one connection with as little work as possible, so that
 * measuring costs little beside what is measured.
 */
final class HttpStream {

	private static final byte[] HEAD_END = { '\r', '\n', '\r', '\n' };

	private static final String LENGTH = "content-length:";

	private final InputStream in;

	private byte[] buffer = new byte[32 * 1024];

	private int start;

	private int end;

	private String head = "";

	private byte[] body = {};

	HttpStream(InputStream in) {
		this.in = in;
	}

	/**
	 * Reads the next message.
	 * @return whether there was one; false if the other side has closed
	 */
	boolean next() throws IOException {
		int headEnd = find(HEAD_END);
		if (headEnd < 0) {
			return false;
		}
		this.head = new String(this.buffer, this.start, headEnd - this.start, StandardCharsets.ISO_8859_1);
		this.start = headEnd + HEAD_END.length;
		String lower = this.head.toLowerCase(Locale.ROOT);
		if (lower.contains("transfer-encoding: chunked")) {
			this.body = chunks();
		}
		else {
			int length = lower.indexOf(LENGTH);
			this.body = (length < 0) ? new byte[0] : take(number(lower, length + LENGTH.length()));
		}
		return true;
	}

	/** Returns start line and header fields. */
	String head() {
		return this.head;
	}

	/**
	 * Tells whether the sender of the message just read closes the connection after it.
	 */
	boolean isLast() {
		return this.head.toLowerCase(Locale.ROOT).contains("connection: close");
	}

	/** Returns the status of the answer just read. */
	int status() {
		return Integer.parseInt(this.head.substring(9, 12));
	}

	byte[] body() {
		return this.body;
	}

	private static int number(String text, int from) {
		int stop = text.indexOf('\r', from);
		return Integer.parseInt(text.substring(from, (stop < 0) ? text.length() : stop).trim());
	}

	private byte[] chunks() throws IOException {
		byte[] all = {};
		while (true) {
			int lineEnd = find(new byte[] { '\r', '\n' });
			if (lineEnd < 0) {
				throw new EOFException("cut off inside a chunked answer");
			}
			String size = new String(this.buffer, this.start, lineEnd - this.start, StandardCharsets.ISO_8859_1);
			this.start = lineEnd + 2;
			byte[] chunk = take(Integer.parseInt(size.trim(), 16));
			take(2);
			if (chunk.length == 0) {
				return all;
			}
			int old = all.length;
			all = Arrays.copyOf(all, old + chunk.length);
			System.arraycopy(chunk, 0, all, old, chunk.length);
		}
	}

	private byte[] take(int length) throws IOException {
		while (this.end - this.start < length) {
			if (!fill()) {
				throw new EOFException("cut off inside a body");
			}
		}
		byte[] taken = Arrays.copyOfRange(this.buffer, this.start, this.start + length);
		this.start += length;
		return taken;
	}

	private int find(byte[] pattern) throws IOException {
		int from = 0;
		while (true) {
			for (int i = this.start + from; i + pattern.length <= this.end; i++) {
				if (Arrays.equals(this.buffer, i, i + pattern.length, pattern, 0, pattern.length)) {
					return i;
				}
			}
			from = Math.max(0, this.end - this.start - pattern.length + 1);
			if (!fill()) {
				return -1;
			}
		}
	}

	private boolean fill() throws IOException {
		if (this.start > 0) {
			System.arraycopy(this.buffer, this.start, this.buffer, 0, this.end - this.start);
			this.end -= this.start;
			this.start = 0;
		}
		if (this.end == this.buffer.length) {
			this.buffer = Arrays.copyOf(this.buffer, this.buffer.length * 2);
		}
		int read = this.in.read(this.buffer, this.end, this.buffer.length - this.end);
		this.end += Math.max(0, read);
		return read > 0;
	}

}
