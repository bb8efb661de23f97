package io.serai.system.folder;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.serai.canonical.HubHeaders;

/**
 * The name of a file that holds one record, made by a pattern such as
 * {@code ${header.HubSource}-${header.HubKeyEncoded}.ndjson}. Two records have two names,
 * also where a disk does not tell {@code a} from {@code A}: what could be taken for
 * another, or is too long, gets {@code ~} and twenty digits of its hash before the
 * ending.
 */
final class FileName {

	private static final Pattern HEADER = Pattern.compile("\\$\\{header\\.([A-Za-z]+)}");

	/** Longer ones are cut; a disk takes 255 bytes, some of them while it is written. */
	private static final int MOST = 120;

	private static final int DIGITS = 20;

	/** Names of devices on Windows, whatever their ending. */
	private static final Pattern DEVICE = Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

	private final String stem;

	private final String ending;

	private final List<String> headers;

	/** Whether one can see in a name where a value ends. */
	private final boolean apart;

	/**
	 * @param option plain text and headers
	 * @throws IllegalArgumentException if it does not name the record's key, by which
	 * records differ
	 */
	FileName(String option) {
		// Versions are made plain here; encoded they would only be harder to read.
		String pattern = option.replace("{header." + HubHeaders.VERSION_ENCODED + "}",
				"{header." + HubHeaders.VERSION + "}");
		int dot = pattern.lastIndexOf('.');
		boolean ends = dot > pattern.lastIndexOf('}');
		this.stem = ends ? pattern.substring(0, dot) : pattern;
		this.ending = ends ? pattern.substring(dot) : "";
		this.headers = HEADER.matcher(this.stem).results().map((found) -> found.group(1)).toList();
		if (!this.headers.contains(HubHeaders.KEY_ENCODED)) {
			throw new IllegalArgumentException("the option fileName lacks {key}: every record would be the same file");
		}
		List<String> between = List.of(HEADER.split(this.stem, -1)).subList(1, this.headers.size());
		this.apart = between.stream().allMatch((text) -> text.matches("[^A-Za-z0-9]+"));
	}

	/**
	 * Returns the name.
	 * @param value of a header
	 */
	String of(Function<String, String> value) {
		List<String> values = new ArrayList<>();
		boolean plain = this.apart;
		for (String header : this.headers) {
			values.add(value.apply(header));
			plain &= isPlain(header, values.getLast());
		}
		String text = HEADER.matcher(this.stem)
			.replaceAll((found) -> Matcher.quoteReplacement(readable(value.apply(found.group(1)))));
		plain &= text.length() <= MOST && !DEVICE.matcher(text.toLowerCase(Locale.ROOT)).matches();
		String cut = text.substring(0, Math.min(MOST, text.length())).replaceFirst("^\\.", "_");
		return plain ? text + this.ending : cut + "~" + hash(values) + this.ending;
	}

	/**
	 * Of these, no two make the same name: keys are upper case as most are, sources are
	 * lower case as all are, and only a source holds what stands between them.
	 */
	private static boolean isPlain(String header, String value) {
		return switch (header) {
			case HubHeaders.SOURCE -> value.matches("[a-z][a-z0-9-]*");
			case HubHeaders.KEY_ENCODED -> value.matches("[A-Z0-9]+");
			default -> value.matches("[0-9]+");
		};
	}

	private static String readable(String value) {
		return value.replaceAll("[^A-Za-z0-9._%-]", "_");
	}

	private static String hash(List<String> values) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			// No value holds a line break.
			byte[] all = digest.digest(String.join("\n", values).getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(all).substring(0, DIGITS);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java has SHA-256", ex);
		}
	}

}
