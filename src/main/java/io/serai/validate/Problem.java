package io.serai.validate;

/**
 * One thing that is wrong in a file, told so that a person can mend it.
 *
 * @param file path relative to the home folder, with {@code /}
 * @param line 1-based line, or 1 if the file as a whole is meant
 * @param what what is wrong and which one
 * @param remedy what to do about it
 */
public record Problem(String file, int line, String what, String remedy) {

	@Override
	public String toString() {
		return "%s:%d: %s. %s".formatted(this.file, this.line, this.what, this.remedy);
	}

}
