package io.serai.system.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of this machine.
 *
 * @param path made if it is not there
 */
record LocalFolder(Path path) implements Folder {

	@Override
	public List<String> names() throws IOException {
		Files.createDirectories(this.path);
		try (Stream<Path> files = Files.list(this.path)) {
			return files.filter(Files::isRegularFile)
				.map((file) -> file.getFileName().toString())
				.filter((name) -> !name.startsWith("."))
				.sorted()
				.toList();
		}
	}

	@Override
	public byte[] read(String name) throws IOException {
		try (InputStream in = Files.newInputStream(this.path.resolve(name))) {
			return in.readNBytes(MOST_BYTES + 1);
		}
	}

	@Override
	public void write(String name, byte[] bytes) throws IOException {
		Files.createDirectories(this.path);
		Path part = this.path.resolve("." + name + ".part");
		Files.write(part, bytes);
		try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
			written.force(true);
		}
		Files.move(part, this.path.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
	}

	@Override
	public void move(String name, String within) throws IOException {
		Path to = Files.createDirectories(this.path.resolve(within));
		try {
			Files.move(this.path.resolve(name), to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
		}
		catch (NoSuchFileException ex) {
			if (!Files.exists(to.resolve(name))) {
				throw ex;
			}
			// Else moved before, and the answer to that was lost.
		}
	}

	@Override
	public void close() {
		// Nothing is open.
	}

}
