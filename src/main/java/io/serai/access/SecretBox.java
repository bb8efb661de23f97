package io.serai.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.stereotype.Component;

/**
 * Keeps the secrets that must be read again (AES-256-GCM). The key comes from the
 * settings or from a file of its own, so that a stolen copy of the database is worth
 * nothing.
 */
@Component
final class SecretBox {

	private static final int NONCE_BYTES = 12;

	private static final int TAG_BITS = 128;

	private final SecretKeySpec key;

	SecretBox(AccessSettings settings) {
		String text = settings.secretKey().isEmpty() ? keyInFile(settings.secretKeyFile()) : settings.secretKey();
		this.key = key(text.strip());
	}

	String close(String secret) {
		byte[] nonce = ApiKey.bytes(NONCE_BYTES);
		byte[] closed = crypt(Cipher.ENCRYPT_MODE, nonce, secret.getBytes(StandardCharsets.UTF_8));
		byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + closed.length);
		System.arraycopy(closed, 0, all, NONCE_BYTES, closed.length);
		return Base64.getEncoder().encodeToString(all);
	}

	/**
	 * Returns the secret.
	 * @throws IllegalStateException if it was closed with another key
	 */
	String open(String closed) {
		byte[] all = Base64.getDecoder().decode(closed);
		byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
		return new String(crypt(Cipher.DECRYPT_MODE, nonce, Arrays.copyOfRange(all, NONCE_BYTES, all.length)),
				StandardCharsets.UTF_8);
	}

	/** Returns what only this key makes of the text, in hexadecimal digits. */
	String mark(String text) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(this.key.getEncoded(), "HmacSHA256"));
			return HexFormat.of().formatHex(mac.doFinal(("mark:" + text).getBytes(StandardCharsets.UTF_8)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("every JDK has HMAC-SHA256", ex);
		}
	}

	private byte[] crypt(int mode, byte[] nonce, byte[] text) {
		try {
			Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
			cipher.init(mode, this.key, new GCMParameterSpec(TAG_BITS, nonce));
			return cipher.doFinal(text);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(
					"A secret in the database was encrypted with another key. Restore the file "
							+ "data/secret.key or SERAI_SECRET_KEY of this installation, or make the API client anew.",
					ex);
		}
	}

	private static SecretKeySpec key(String text) {
		try {
			byte[] bytes = Base64.getDecoder().decode(text);
			if (bytes.length == 32) {
				return new SecretKeySpec(bytes, "AES");
			}
		}
		catch (IllegalArgumentException ex) {
			// told below
		}
		throw new IllegalStateException("SERAI_SECRET_KEY (or data/secret.key) must be 32 bytes in Base64; make one "
				+ "with: openssl rand -base64 32");
	}

	private static String keyInFile(Path file) {
		try {
			if (!Files.exists(file)) {
				create(file);
			}
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(
					"the key file %s can be neither read nor made; check its owner and the ".formatted(file)
							+ "rights of its folder",
					ex);
		}
	}

	private static void create(Path file) throws IOException {
		Files.createDirectories(file.toAbsolutePath().getParent());
		try {
			Files.createFile(file, ownerOnly(file));
			Files.writeString(file, Base64.getEncoder().encodeToString(ApiKey.bytes(32)) + "\n",
					StandardOpenOption.WRITE);
		}
		catch (FileAlreadyExistsException ex) {
			// another process of this installation was quicker: its key is the one
		}
	}

	private static FileAttribute<?>[] ownerOnly(Path file) {
		boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
		return posix
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(Set.copyOf(PosixFilePermissions.fromString("rw-------"))) }
				: new FileAttribute<?>[0];
	}

}
