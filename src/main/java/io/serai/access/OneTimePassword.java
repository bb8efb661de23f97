package io.serai.access;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes passwords that are told once and must be changed at the first sign-in: four
 * groups of five, without letters and digits that people mistake for each other.
 */
final class OneTimePassword {

	private static final String SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";

	private static final SecureRandom RANDOM = new SecureRandom();

	private OneTimePassword() {
	}

	static String random() {
		return IntStream.range(0, 4).mapToObj((group) -> group()).collect(Collectors.joining("-"));
	}

	private static String group() {
		return RANDOM.ints(5, 0, SIGNS.length())
			.mapToObj((at) -> String.valueOf(SIGNS.charAt(at)))
			.collect(Collectors.joining());
	}

}
