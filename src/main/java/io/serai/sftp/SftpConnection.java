package io.serai.sftp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpATTRS;
import com.jcraft.jsch.SftpException;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a folder behind SFTP. Only a server whose key stands in the file of
 * known hosts is spoken to. Names are plain names of files in the folder, or in a folder
 * within it.
 */
public final class SftpConnection implements AutoCloseable {

	private static final int MILLIS = 10_000;

	private final Session session;

	private final ChannelSftp channel;

	private SftpConnection(Session session, ChannelSftp channel) {
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
	public static SftpConnection open(URI url, String path, Keys keys, String user, String secret) throws IOException {
		Session session = null;
		try {
			session = session(url, keys, user, secret);
			session.connect(MILLIS);
			ChannelSftp channel = (ChannelSftp) session.openChannel("sftp");
			channel.connect(MILLIS);
			channel.cd(url.getPath().isEmpty() ? "/" : url.getPath());
			channel.cd(path);
			return new SftpConnection(session, channel);
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

	/** Returns the files and links in the folder, by name; hidden ones are left out. */
	public List<Entry> entries() throws IOException {
		try {
			List<Entry> entries = new ArrayList<>();
			this.channel.ls(".", (found) -> {
				SftpATTRS file = found.getAttrs();
				if (!file.isDir() && !found.getFilename().startsWith(".")) {
					entries.add(new Entry(found.getFilename(), file.getSize(), Instant.ofEpochSecond(file.getMTime()),
							file.isLink()));
				}
				return ChannelSftp.LsEntrySelector.CONTINUE;
			});
			return entries.stream().sorted(Comparator.comparing(Entry::name)).toList();
		}
		catch (SftpException ex) {
			throw new IOException("the folder cannot be listed", ex);
		}
	}

	/** Opens a file from its beginning. */
	public InputStream read(String name) throws IOException {
		try {
			return this.channel.get(name);
		}
		catch (SftpException ex) {
			throw new IOException("a file cannot be read", ex);
		}
	}

	/** Writes a file so that nobody sees a part of it; one of that name is replaced. */
	public void write(String name, byte[] bytes) throws IOException {
		int start = name.lastIndexOf('/') + 1;
		String part = name.substring(0, start) + "." + name.substring(start) + ".part";
		try {
			this.channel.put(new ByteArrayInputStream(bytes), part);
		}
		catch (SftpException ex) {
			throw new IOException("a file cannot be written", ex);
		}
		rename(part, name);
	}

	/** Gives a file another name; one that has it is replaced. */
	public void rename(String from, String to) throws IOException {
		try {
			// SFTP version 3 renames onto nothing that is there.
			if (attributes(to) != null) {
				this.channel.rm(to);
			}
			this.channel.rename(from, to);
		}
		catch (SftpException ex) {
			throw new IOException("a file cannot be moved", ex);
		}
	}

	/** Tells whether there is a file, a folder or a link of that name. */
	public boolean isThere(String name) throws IOException {
		try {
			return attributes(name) != null;
		}
		catch (SftpException ex) {
			throw new IOException("a file cannot be looked at", ex);
		}
	}

	/**
	 * Makes a folder if it is not there.
	 * @throws IOException if it cannot be made, or is a link or a file
	 */
	public void makeFolder(String name) throws IOException {
		try {
			SftpATTRS there = attributes(name);
			if (there == null) {
				this.channel.mkdir(name);
			}
			else if (!there.isDir()) {
				throw new IOException("what should be a folder is none");
			}
		}
		catch (SftpException ex) {
			throw new IOException("a folder cannot be made", ex);
		}
	}

	@Override
	public void close() {
		disconnect(this.session);
	}

	/** Of a link, not of what it leads to; null if nothing is there. */
	private @Nullable SftpATTRS attributes(String path) throws SftpException {
		try {
			return this.channel.lstat(path);
		}
		catch (SftpException ex) {
			if (ex.id == ChannelSftp.SSH_FX_NO_SUCH_FILE) {
				return null;
			}
			throw ex;
		}
	}

	private static void disconnect(@Nullable Session session) {
		if (session != null) {
			session.disconnect();
		}
	}

	/**
	 * A file or a link.
	 *
	 * @param modified as the server says, to the second
	 */
	public record Entry(String name, long size, Instant modified, boolean link) {
	}

	/**
	 * Files in the forms of OpenSSH.
	 *
	 * @param knownHosts keys of servers
	 * @param privateKey of the hub; empty if it signs in with a password
	 */
	public record Keys(String knownHosts, String privateKey) {
	}

}
