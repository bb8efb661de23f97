package io.serai.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An API key: {@code serai_<8 public characters>_<256 random bits>}, or any other text
 * that was set as one.
 *
 * @param text the whole key
 */
record ApiKey(String text) {

	private static final Pattern OWN_FORM = Pattern.compile("serai_([0-9a-f]{8})_[A-Za-z0-9_-]{43}");

	private static final SecureRandom RANDOM = new SecureRandom();

	static ApiKey random() {
		return new ApiKey("serai_%s_%s".formatted(HexFormat.of().formatHex(bytes(4)),
				Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32))));
	}

	static byte[] bytes(int count) {
		byte[] bytes = new byte[count];
		RANDOM.nextBytes(bytes);
		return bytes;
	}

	/**
	 * Returns the part by which the key is looked up; it gives nothing of the secret
	 * away.
	 */
	String prefix() {
		Matcher own = OWN_FORM.matcher(this.text);
		return own.matches() ? own.group(1) : "set-" + hash().substring(0, 8);
	}

	/**
	 * Returns the SHA-256 in hexadecimal. A plain hash is enough: nobody can try out 256
	 * random bits.
	 */
	String hash() {
		return sha256(this.text.getBytes(StandardCharsets.UTF_8));
	}

	boolean hasHash(String hash) {
		return MessageDigest.isEqual(hash.getBytes(StandardCharsets.US_ASCII),
				hash().getBytes(StandardCharsets.US_ASCII));
	}

	static String sha256(byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has SHA-256", ex);
		}
	}

	@Override
	public String toString() {
		return "ApiKey[" + prefix() + "]";
	}

}
