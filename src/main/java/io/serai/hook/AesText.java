package io.serai.hook;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The encryption that WeChat, WeCom and DingTalk share: AES-256-CBC under a key that is
 * also the start vector, around 16 random bytes, the length of the text, the text and the
 * receiver's id, filled up to whole blocks of 32. Every fault is refused alike.
 */
final class AesText {

	private static final int KEY = 32;

	private static final int VECTOR = 16;

	private static final int BLOCK = 32;

	private static final int RANDOM = 16;

	private final byte[] key;

	private final byte[] receiver;

	private AesText(byte[] key, String receiver) {
		this.key = key;
		this.receiver = receiver.getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * Makes it of the key that the platform's page shows.
	 * @param encodingKey 43 characters of Base64
	 * @param receiver the id at the end of each text
	 * @throws IllegalArgumentException if the key is not of that form
	 */
	static AesText of(String encodingKey, String receiver) {
		byte[] key = Base64.getDecoder().decode(encodingKey + "=");
		if (key.length != KEY) {
			throw new IllegalArgumentException("an AES key of a platform has 43 characters");
		}
		return new AesText(key, receiver);
	}

	/**
	 * Returns the text in it.
	 * @throws RefusedEventException if anything about it is wrong
	 */
	byte[] decrypt(String encrypted) {
		byte[] plain = padless(cbc(Cipher.DECRYPT_MODE, this.key, Arrays.copyOf(this.key, VECTOR), decoded(encrypted)),
				BLOCK);
		int start = RANDOM + Integer.BYTES;
		if (plain.length < start + this.receiver.length) {
			throw new RefusedEventException();
		}
		int length = ByteBuffer.wrap(plain, RANDOM, Integer.BYTES).getInt();
		if (length != plain.length - start - this.receiver.length) {
			throw new RefusedEventException();
		}
		byte[] id = Arrays.copyOfRange(plain, start + length, plain.length);
		if (!MessageDigest.isEqual(id, this.receiver)) {
			throw new RefusedEventException();
		}
		return Arrays.copyOfRange(plain, start, start + length);
	}

	/**
	 * Returns the text encrypted.
	 * @param random 16 bytes that were never used before
	 */
	String encrypt(byte[] text, byte[] random) {
		int length = RANDOM + Integer.BYTES + text.length + this.receiver.length;
		int padding = BLOCK - length % BLOCK;
		ByteBuffer plain = ByteBuffer.allocate(length + padding)
			.put(random, 0, RANDOM)
			.putInt(text.length)
			.put(text)
			.put(this.receiver);
		while (plain.hasRemaining()) {
			plain.put((byte) padding);
		}
		return Base64.getEncoder()
			.encodeToString(cbc(Cipher.ENCRYPT_MODE, this.key, Arrays.copyOf(this.key, VECTOR), plain.array()));
	}

	/** Runs AES-CBC over whole blocks, of whose filling it knows nothing. */
	static byte[] cbc(int mode, byte[] key, byte[] vector, byte[] blocks) {
		if (blocks.length == 0 || blocks.length % VECTOR != 0) {
			throw new RefusedEventException();
		}
		try {
			Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
			cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(vector));
			return cipher.doFinal(blocks);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("every Java has AES", ex);
		}
	}

	/** Takes the filling off, of which every byte must be its length. */
	static byte[] padless(byte[] plain, int block) {
		int padding = plain[plain.length - 1];
		if (plain.length % block != 0 || padding < 1 || padding > block) {
			throw new RefusedEventException();
		}
		for (int i = plain.length - padding; i < plain.length; i++) {
			if (plain[i] != padding) {
				throw new RefusedEventException();
			}
		}
		return Arrays.copyOf(plain, plain.length - padding);
	}

	static byte[] decoded(String base64) {
		try {
			return Base64.getDecoder().decode(base64);
		}
		catch (IllegalArgumentException ex) {
			throw new RefusedEventException();
		}
	}

}
