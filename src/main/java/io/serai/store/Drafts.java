package io.serai.store;

import java.io.IOException;
import java.util.Optional;

/**
 * The records of a file, one after the other.
 */
interface Drafts {

	/**
	 * Returns the next record; empty at the end.
	 * @throws RefusedFileException if there are more than a file may have
	 * @throws IOException if the file cannot be read
	 */
	Optional<Draft> next() throws IOException;

}
