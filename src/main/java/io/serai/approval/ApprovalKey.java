package io.serai.approval;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import io.serai.canonical.Order;

/**
 * Names what is approved: this order at this amount. Another amount is another question,
 * and the same amount again is one that has been answered, unless a person asks again.
 */
final class ApprovalKey {

	private static final int LONGEST = 128;

	private static final int SHOWN = 80;

	private static final int HASHED = 32;

	private ApprovalKey() {
	}

	/**
	 * Names it.
	 * @param round how often it is asked, from 1
	 */
	static String of(Order order, int round) {
		String amount = order.total().amount().stripTrailingZeros().toPlainString();
		String first = "%s/%s/%s-%s".formatted(order.source(), order.key(), amount, order.total().currency());
		String key = (round > 1) ? first + "/" + round : first;
		return (key.length() <= LONGEST) ? key : key.substring(0, SHOWN) + "~" + digest(key).substring(0, HASHED);
	}

	private static String digest(String text) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java has SHA-256", ex);
		}
	}

}
