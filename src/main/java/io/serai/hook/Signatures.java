package io.serai.hook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.serai.system.Hook;

/**
 * Digests, and comparing them in a time that tells nothing.
 */
final class Signatures {

	private Signatures() {
	}

	/**
	 * Returns what WeChat and DingTalk call a signature: the SHA-1 of the sorted texts.
	 */
	static String ofSorted(String... texts) {
		String[] sorted = texts.clone();
		Arrays.sort(sorted);
		return HexFormat.of().formatHex(digest("SHA-1", String.join("", sorted).getBytes(StandardCharsets.UTF_8)));
	}

	/**
	 * Returns the secrets that count side by side: what stands between blanks, so never
	 * an empty one, which a request without a secret would know.
	 */
	static List<String> secrets(Hook hook) {
		return List.of(hook.credential("hookSecret").orElseThrow().strip().split("\\s+"));
	}

	static byte[] digest(String algorithm, byte[]... parts) {
		try {
			MessageDigest digest = MessageDigest.getInstance(algorithm);
			for (byte[] part : parts) {
				digest.update(part);
			}
			return digest.digest();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("every Java has " + algorithm, ex);
		}
	}

	static byte[] hmac(String algorithm, byte[] secret, List<byte[]> parts) {
		try {
			Mac mac = Mac.getInstance(algorithm);
			mac.init(new SecretKeySpec(secret, algorithm));
			parts.forEach(mac::update);
			return mac.doFinal();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("every Java has " + algorithm, ex);
		}
	}

	/**
	 * Checks that a signature is the expected one.
	 * @throws RefusedEventException if it is not
	 */
	static void check(String expected, String given) {
		if (!MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8))) {
			throw new RefusedEventException();
		}
	}

}
