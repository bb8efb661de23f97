package io.serai.validate;

/**
 * One thing that is wrong in a file, told so that a person can mend it.
 *
 * @param file path relative to the home folder, with {@code /}
 * @param line 1-based line, 1 if the file as a whole is meant, 0 if it is a folder
 * @param what what is wrong and which one
 * @param remedy what to do about it
 */
public record Problem(String file, int line, String what, String remedy) {

	@Override
	public String toString() {
		String place = (this.line > 0) ? "%s:%d".formatted(this.file, this.line) : this.file + "/";
		return "%s: %s. %s".formatted(place, this.what, this.remedy);
	}

}
