package io.serai.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * The certificate of the simulated mail server, which nobody vouches for: made at each
 * start for this machine alone, and trusted by this process in the way in which any Java
 * is told whom to trust.
 *
 * @param folder where it is kept
 * @param password of the files that hold it
 */
record DemoCertificate(Path folder, String password) {

	private static final String NAME = "mail";

	private static final String PASSWORD = "SERAI_DEMO_STORE_PASSWORD";

	/**
	 * Returns where it is, or will be.
	 * @param key of the demo
	 */
	static DemoCertificate in(Path folder, String key) {
		// The tool that makes it refuses passwords of less than six characters.
		return new DemoCertificate(folder, "demo-" + key);
	}

	/**
	 * Makes it anew and has this process trust it, and no other.
	 * @throws IllegalStateException if this Java has no working {@code keytool}
	 */
	void make() {
		write();
		System.setProperty("javax.net.ssl.trustStore", trusted().toString());
		System.setProperty("javax.net.ssl.trustStorePassword", this.password);
		System.setProperty("javax.net.ssl.trustStoreType", "PKCS12");
	}

	/** Makes its files anew. */
	void write() {
		try {
			Files.createDirectories(this.folder);
			Files.deleteIfExists(own());
			keytool();
			KeyStore trusted = KeyStore.getInstance("PKCS12");
			trusted.load(null, null);
			trusted.setCertificateEntry(NAME, load().getCertificate(NAME));
			try (OutputStream file = Files.newOutputStream(trusted())) {
				trusted.store(file, this.password.toCharArray());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("the demo's folder '%s' cannot be written to".formatted(this.folder), ex);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("every Java can store a certificate", ex);
		}
	}

	/**
	 * Returns what a server shows it with.
	 */
	SSLContext server() {
		try {
			KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
			keys.init(load(), this.password.toCharArray());
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(keys.getKeyManagers(), null, null);
			return context;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("the demo's certificate cannot be read; start the demo again", ex);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("every Java speaks TLS", ex);
		}
	}

	private Path own() {
		return this.folder.resolve("mail.p12");
	}

	private Path trusted() {
		return this.folder.resolve("trusted.p12");
	}

	private KeyStore load() throws IOException, GeneralSecurityException {
		KeyStore store = KeyStore.getInstance("PKCS12");
		try (InputStream file = Files.newInputStream(own())) {
			store.load(file, this.password.toCharArray());
		}
		return store;
	}

	/** The password is no argument, since everybody on a machine sees those. */
	private void keytool() throws IOException {
		ProcessBuilder tool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-alias", NAME, "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=127.0.0.1",
				"-ext", "san=ip:127.0.0.1,dns:localhost", "-validity", "3650", "-storetype", "PKCS12", "-keystore",
				own().toString(), "-storepass:env", PASSWORD)
			.redirectErrorStream(true);
		tool.environment().put(PASSWORD, this.password);
		Process process = tool.start();
		String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		try {
			if (process.waitFor() != 0) {
				throw new IllegalStateException("keytool makes no certificate for the demo: " + said.strip());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted", ex);
		}
	}

	@Override
	public String toString() {
		return "DemoCertificate[" + this.folder + "]";
	}

}
