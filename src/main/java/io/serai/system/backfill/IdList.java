package io.serai.system.backfill;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.serai.system.backfill.BackfillRefusedException.Reason;

import org.springframework.modulith.NamedInterface;

/**
 * Ids as people write them: between spaces, commas or lines, ranges as
 * {@code WX1001..WX1050}.
 */
@NamedInterface("backfill")
public final class IdList {

	private static final int MOST = 10_000;

	private static final int LONGEST = 128;

	private static final Pattern RANGE = Pattern.compile("(.*?)(\\d{1,18})\\.\\.(.*?)(\\d{1,18})");

	private IdList() {
	}

	/**
	 * Returns the ids, each once, in the order written.
	 * @throws BackfillRefusedException if a range is none, or if there are too many
	 */
	public static List<String> read(String text) {
		Set<String> ids = new LinkedHashSet<>();
		for (String part : text.strip().split("[\\s,，;；]+")) {
			Matcher range = RANGE.matcher(part);
			if (range.matches()) {
				ids.addAll(all(range));
			}
			else if (!part.isEmpty()) {
				ids.add(part);
			}
			if (ids.size() > MOST || part.length() > LONGEST || part.chars().anyMatch(Character::isISOControl)) {
				throw new BackfillRefusedException(Reason.WRONG_IDS);
			}
		}
		return List.copyOf(ids);
	}

	/** As many digits as were written, so that 0099..0101 keeps its zeros. */
	private static List<String> all(Matcher range) {
		long first = Long.parseLong(range.group(2));
		long last = Long.parseLong(range.group(4));
		boolean sameStart = range.group(3).isEmpty() || range.group(3).equals(range.group(1));
		if (!sameStart || last < first || last - first >= MOST) {
			throw new BackfillRefusedException(Reason.WRONG_IDS);
		}
		List<String> ids = new ArrayList<>();
		for (long number = first; number <= last; number++) {
			ids.add(range.group(1) + String.format("%0" + range.group(2).length() + "d", number));
		}
		return ids;
	}

}
