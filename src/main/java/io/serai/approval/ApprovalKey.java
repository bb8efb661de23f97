package io.serai.approval;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import io.serai.canonical.Order;

/**
 * Names what is approved: this order at this amount. Another amount is another question,
 * and the same amount again is one that has been answered.
 */
final class ApprovalKey {

	private static final int LONGEST = 128;

	private static final int SHOWN = 80;

	private static final int HASHED = 32;

	private ApprovalKey() {
	}

	static String of(Order order) {
		String amount = order.total().amount().stripTrailingZeros().toPlainString();
		String key = "%s/%s/%s-%s".formatted(order.source(), order.key(), amount, order.total().currency());
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
