package io.serai.mapping;

import java.util.List;

/**
 * Some files of the product cannot be used; it lists every one, so that all can be mended
 * in one go.
 */
public final class BrokenFilesException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient List<String> problems;

	/**
	 * Takes every problem, each one naming file, place and remedy.
	 */
	public BrokenFilesException(List<String> problems) {
		super("%d to mend first; nothing was started with it:%n- %s".formatted(problems.size(),
				String.join(System.lineSeparator() + "- ", problems)));
		this.problems = List.copyOf(problems);
	}

	/**
	 * Returns what is wrong, one line each; never empty.
	 */
	public List<String> problems() {
		return this.problems;
	}

}
