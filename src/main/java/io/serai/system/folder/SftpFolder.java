package io.serai.system.folder;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import io.serai.sftp.SftpConnection;

/**
 * A folder behind SFTP.
 */
record SftpFolder(SftpConnection connection) implements Folder {

	@Override
	public List<String> names() throws IOException {
		return this.connection.entries().stream().map(SftpConnection.Entry::name).toList();
	}

	@Override
	public byte[] read(String name) throws IOException {
		try (InputStream in = this.connection.read(name)) {
			return in.readNBytes(MOST_BYTES + 1);
		}
	}

	@Override
	public void write(String name, byte[] bytes) throws IOException {
		this.connection.write(name, bytes);
	}

	@Override
	public void move(String name, String within) throws IOException {
		this.connection.makeFolder(within);
		if (this.connection.isThere(name)) {
			this.connection.rename(name, within + "/" + name);
		}
		else if (!this.connection.isThere(within + "/" + name)) {
			throw new IOException("a file is gone");
		}
	}

	@Override
	public void close() {
		this.connection.close();
	}

}
