package io.serai.system.folder;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;

/**
 * A folder behind SFTP. Only a server whose key stands in the file of known hosts is
 * spoken to.
 */
final class SftpFolder implements Folder {

	private static final int MILLIS = 10_000;

	private final Session session;

	private final ChannelSftp channel;

	private SftpFolder(Session session, ChannelSftp channel) {
		this.session = session;
		this.channel = channel;
	}

	/**
	 * Connects.
	 * @param url {@code sftp://host:22/path}
	 * @param path below that
	 * @param keys of the server and of the hub
	 * @param secret password, or passphrase of the private key; empty if it has none
	 * @throws NotAdmittedException if the server does not let the user in
	 * @throws ConnectException if it cannot be reached, or is not the one that it should
	 * be
	 */
	static SftpFolder open(URI url, String path, Keys keys, String user, String secret) throws IOException {
		Session session = null;
		try {
			session = session(url, keys, user, secret);
			session.connect(MILLIS);
			ChannelSftp channel = (ChannelSftp) session.openChannel("sftp");
			channel.connect(MILLIS);
			channel.cd(url.getPath().isEmpty() ? "/" : url.getPath());
			channel.cd(path);
			return new SftpFolder(session, channel);
		}
		catch (JSchException ex) {
			disconnect(session);
			if (String.valueOf(ex.getMessage()).startsWith("Auth ")) {
				throw new NotAdmittedException(ex);
			}
			throw (ConnectException) new ConnectException("the SFTP server cannot be reached or is not known")
				.initCause(ex);
		}
		catch (SftpException ex) {
			disconnect(session);
			throw (ConnectException) new ConnectException("the folder is not there").initCause(ex);
		}
	}

	private static Session session(URI url, Keys keys, String user, String secret) throws JSchException {
		JSch ssh = new JSch();
		ssh.setKnownHosts(keys.knownHosts());
		Session session = ssh.getSession(user, url.getHost(), (url.getPort() > 0) ? url.getPort() : 22);
		session.setConfig("StrictHostKeyChecking", "yes");
		if (keys.privateKey().isEmpty()) {
			session.setPassword(secret);
			session.setConfig("PreferredAuthentications", "password");
		}
		else {
			ssh.addIdentity(keys.privateKey(), secret);
			session.setConfig("PreferredAuthentications", "publickey");
		}
		session.setTimeout(MILLIS);
		return session;
	}

	/**
	 * Files in the forms of OpenSSH.
	 *
	 * @param knownHosts keys of servers
	 * @param privateKey of the hub; empty if it signs in with a password
	 */
	record Keys(String knownHosts, String privateKey) {
	}

	@Override
	public List<String> names() throws IOException {
		try {
			List<String> names = new ArrayList<>();
			this.channel.ls(".", (entry) -> {
				if (!entry.getAttrs().isDir() && !entry.getFilename().startsWith(".")) {
					names.add(entry.getFilename());
				}
				return ChannelSftp.LsEntrySelector.CONTINUE;
			});
			return names.stream().sorted().toList();
		}
		catch (SftpException ex) {
			throw new IOException("the folder cannot be listed", ex);
		}
	}

	@Override
	public byte[] read(String name) throws IOException {
		try (InputStream in = this.channel.get(name)) {
			return in.readNBytes(MOST_BYTES + 1);
		}
		catch (SftpException ex) {
			throw new IOException("a file cannot be read", ex);
		}
	}

	@Override
	public void write(String name, byte[] bytes) throws IOException {
		String part = "." + name + ".part";
		try {
			this.channel.put(new ByteArrayInputStream(bytes), part);
			rename(part, name);
		}
		catch (SftpException ex) {
			throw new IOException("a file cannot be written", ex);
		}
	}

	@Override
	public void move(String name, String within) throws IOException {
		try {
			if (!isThere(within)) {
				this.channel.mkdir(within);
			}
			if (isThere(name)) {
				rename(name, within + "/" + name);
			}
			else if (!isThere(within + "/" + name)) {
				throw new IOException("a file is gone");
			}
		}
		catch (SftpException ex) {
			throw new IOException("a file cannot be moved", ex);
		}
	}

	@Override
	public void close() {
		disconnect(this.session);
	}

	/** SFTP version 3 renames onto nothing that is there. */
	private void rename(String from, String to) throws SftpException {
		if (isThere(to)) {
			this.channel.rm(to);
		}
		this.channel.rename(from, to);
	}

	private boolean isThere(String path) throws SftpException {
		try {
			this.channel.lstat(path);
			return true;
		}
		catch (SftpException ex) {
			if (ex.id == ChannelSftp.SSH_FX_NO_SUCH_FILE) {
				return false;
			}
			throw ex;
		}
	}

	private static void disconnect(@org.jspecify.annotations.Nullable Session session) {
		if (session != null) {
			session.disconnect();
		}
	}

}
