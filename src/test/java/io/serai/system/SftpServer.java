package io.serai.system;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/**
 * An SFTP server of one user, {@code serai}, who has a password and a key.
 */
public final class SftpServer implements AutoCloseable {

	public static final String PASSWORD = "a-secret";

	private final SshServer server;

	private final KeyPair key;

	private final AtomicInteger passwordsTried;

	private SftpServer(SshServer server, KeyPair key, AtomicInteger passwordsTried) {
		this.server = server;
		this.key = key;
		this.passwordsTried = passwordsTried;
	}

	/**
	 * Starts it.
	 * @param root what the user sees
	 * @param hosts gets the server's key, as OpenSSH keeps known hosts
	 */
	public static SftpServer start(Path root, Path hosts) throws Exception {
		KeyPair user = newKey();
		SshServer server = SshServer.setUpDefaultServer();
		SimpleGeneratorHostKeyProvider keys = new SimpleGeneratorHostKeyProvider();
		keys.setAlgorithm("EC");
		KeyPair own = keys.loadKeys(null).iterator().next();
		server.setHost("127.0.0.1");
		server.setKeyPairProvider(keys);
		AtomicInteger passwordsTried = new AtomicInteger();
		server.setPasswordAuthenticator((name, password, session) -> {
			passwordsTried.incrementAndGet();
			return name.equals("serai") && password.equals(PASSWORD);
		});
		server.setPublickeyAuthenticator(
				(name, offered, session) -> name.equals("serai") && KeyUtils.compareKeys(offered, user.getPublic()));
		server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
		server.setFileSystemFactory(new VirtualFileSystemFactory(root));
		server.start();
		Files.writeString(hosts,
				"[127.0.0.1]:%d %s%n".formatted(server.getPort(), PublicKeyEntry.toString(own.getPublic())));
		return new SftpServer(server, user, passwordsTried);
	}

	static KeyPair newKey() throws GeneralSecurityException {
		KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
		generator.initialize(256);
		return generator.generateKeyPair();
	}

	public int port() {
		return this.server.getPort();
	}

	/** Returns how often anybody came with a password, right or wrong. */
	public int passwordsTried() {
		return this.passwordsTried.get();
	}

	public KeyPair key() {
		return this.key;
	}

	/**
	 * Writes a private key to a file.
	 * @param phrase locks it; empty for none
	 */
	public static Path write(KeyPair key, String phrase, Path file) throws IOException, GeneralSecurityException {
		OpenSSHKeyEncryptionContext lock = null;
		if (!phrase.isEmpty()) {
			lock = new OpenSSHKeyEncryptionContext();
			lock.setPassword(phrase);
			lock.setCipherName("AES");
			lock.setCipherMode("CTR");
			lock.setCipherType("256");
		}
		try (OutputStream out = Files.newOutputStream(file)) {
			OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "test", lock, out);
		}
		return file;
	}

	@Override
	public void close() throws IOException {
		this.server.stop(true);
	}

}
