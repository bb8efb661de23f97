package io.serai.intake;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

import io.serai.sftp.SftpConnection;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an installation says about one store that drops files, {@code serai.stores.NAME}.
 *
 * @param folder where its files come, {@code <kind>-<sequence>.csv} or {@code .ndjson}: a
 * folder of this machine, or {@code sftp://user@host:22/path}
 * @param source the system as which its records come in; null means the store's own name
 * @param charset how its files are encoded, e.g. GB18030
 * @param language of the notes about what is wrong: en or zh
 * @param password of the SFTP user, or what locks the private key; from the environment
 * @param knownHosts file with the key of the SFTP server, as OpenSSH keeps them
 * @param privateKey file with the key that the hub shows instead of a password
 */
record StoreFolder(@DefaultValue("") String folder, @Nullable String source, @DefaultValue("UTF-8") Charset charset,
		@DefaultValue("en") Locale language, @DefaultValue("") String password, @DefaultValue("") String knownHosts,
		@DefaultValue("") String privateKey) {

	/** Tells whether it is behind SFTP. */
	boolean isRemote() {
		return this.folder.startsWith("sftp://");
	}

	/** Returns it if it is of this machine. */
	Path path() {
		return Path.of(this.folder);
	}

	/**
	 * Connects, if it is behind SFTP.
	 * @throws IOException if that cannot be
	 */
	SftpConnection connect() throws IOException {
		URI url = URI.create(this.folder);
		return SftpConnection.open(url, ".", new SftpConnection.Keys(this.knownHosts, this.privateKey),
				Objects.requireNonNull(url.getUserInfo()), this.password);
	}

	/**
	 * Refuses what could never be read.
	 * @param name how the settings call it, {@code serai.stores.NAME}
	 * @throws IllegalStateException saying what to do
	 */
	void check(String name) {
		if (this.folder.isBlank()) {
			throw new IllegalStateException("%s has no folder. Say where its files come.".formatted(name));
		}
		if (!isRemote()) {
			return;
		}
		if (!this.folder.matches("sftp://[^:@/\\s]+@[^:@/\\s]+(:\\d{1,5})?(/\\S*)?")) {
			throw new IllegalStateException(
					"%s.folder is no sftp://user@host:22/path, without a password.".formatted(name));
		}
		if (this.knownHosts.isEmpty()) {
			throw new IllegalStateException(
					"%s lacks known-hosts, a file with the key of the SFTP server as ssh-keyscan tells it and you have checked it."
						.formatted(name));
		}
		if (this.password.isEmpty() && this.privateKey.isEmpty()) {
			throw new IllegalStateException(
					"%s lacks a password; set it in the environment as %s_PASSWORD, or name a private-key."
						.formatted(name, name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT)));
		}
	}

	/** Without the password. */
	@Override
	public String toString() {
		return "StoreFolder[" + this.folder + "]";
	}

}
