package io.serai.start;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The journal of an embedded broker on disk, seen from outside.
 */
public final class Journal {

	private Journal() {
	}

	/**
	 * Tells whether a running broker holds it; false if there is none yet.
	 * @param directory as {@code serai.broker.directory}
	 */
	public static boolean isHeld(Path directory) {
		Path lock = directory.resolve("journal").resolve("serverlock.1");
		if (!Files.isWritable(lock)) {
			return false;
		}
		try (FileChannel file = FileChannel.open(lock, StandardOpenOption.WRITE); FileLock free = file.tryLock()) {
			return free == null;
		}
		catch (OverlappingFileLockException ex) {
			return true; // held by this very process
		}
		catch (IOException ex) {
			return false; // the broker will say what it cannot use
		}
	}

}
