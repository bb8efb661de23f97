package io.serai.reconcile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The fingerprint of a report with all its sums and findings: whoever changes a locked
 * one in the database is found out.
 */
final class Seal {

	private Seal() {
	}

	static String of(DayReport report, List<Finding> findings) {
		StringBuilder text = new StringBuilder();
		text.append(report.pair()).append('|').append(report.day()).append('|').append(report.ranAt());
		text.append('|').append(report.notDue()).append('|').append(report.unlisted()).append('\n');
		report.sums()
			.forEach((sum) -> text.append("%d|%s|%s|%d|%s\n".formatted(sum.hour(), sum.side(), sum.currency(),
					sum.records(), sum.amount().toPlainString())));
		findings.forEach((finding) -> text.append(line(finding)).append('\n'));
		return sha256(text.toString());
	}

	private static String line(Finding finding) {
		return String.join("|", finding.id(), finding.record().toString(), finding.kind().name(),
				finding.state().name(), FindingTable.json(finding.differences()), FindingTable.json(finding.left()),
				FindingTable.json(finding.right()), String.valueOf(finding.foundAt()), String.valueOf(finding.seenAt()),
				String.valueOf(finding.closing()), String.valueOf(finding.closedBy()),
				String.valueOf(finding.reason()));
	}

	private static String sha256(String text) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every JDK has SHA-256", ex);
		}
	}

}
