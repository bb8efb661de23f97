package io.serai.access;

import org.springframework.stereotype.Component;

/**
 * Marks what is masked: two texts that look alike once masked have other marks. The mark
 * is made with the secret key of this installation, so that nobody finds the text by
 * trying all there are; with another key all marks are others.
 */
@Component
public final class KeyedMark {

	private static final int LENGTH = 8;

	private final SecretBox box;

	KeyedMark(SecretBox box) {
		this.box = box;
	}

	/** Returns eight hexadecimal digits. */
	public String of(String text) {
		return this.box.mark(text).substring(0, LENGTH);
	}

}
