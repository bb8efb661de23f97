package io.serai.system.folder;

import java.io.IOException;
import java.util.List;

/**
 * A folder, wherever it is. Names are plain names of files in it.
 */
interface Folder extends AutoCloseable {

	/** The largest file that is read. */
	int MOST_BYTES = 10_000_000;

	/** Returns the names of the files in it, in order; hidden ones are left out. */
	List<String> names() throws IOException;

	/** Returns the file; at most one byte more than {@link #MOST_BYTES}. */
	byte[] read(String name) throws IOException;

	/** Writes a file so that nobody sees a part of it; one of that name is replaced. */
	void write(String name, byte[] bytes) throws IOException;

	/** Moves a file into a folder within; one of that name there is replaced. */
	void move(String name, String within) throws IOException;

	@Override
	void close();

}
