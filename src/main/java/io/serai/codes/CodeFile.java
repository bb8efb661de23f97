package io.serai.codes;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * One file {@code codes/
 *
<table>
 * .csv}, as spreadsheets write it: quotes where a value holds a comma, doubled quotes in
 * quotes, perhaps a byte order mark.
 */
final class CodeFile {

	private static final Pattern FIELD = Pattern.compile("\\G(?:\"((?:[^\"]|\"\")*)\"|([^,\"]*))(,|$)");

	private static final List<String> COLUMNS = List.of("system", "ours", "theirs", "direction", "from", "until");

	private final String table;

	private final List<Code> codes = new ArrayList<>();

	private final List<String> problems = new ArrayList<>();

	CodeFile(String table, List<String> lines) {
		this.table = table;
		List<String> head = lines.isEmpty() ? List.of() : fields(lines.getFirst().replaceFirst("^\uFEFF", ""));
		if (!COLUMNS.containsAll(head) || !head.containsAll(COLUMNS.subList(0, 3)) || !CodeForm.isTable(table)) {
			this.problems.add(place(1) + ": name the file after its table (small letters, digits, hyphens) and its "
					+ "columns system,ours,theirs and, if wanted, direction,from,until");
			return;
		}
		for (int i = 1; i < lines.size(); i++) {
			if (!lines.get(i).isBlank()) {
				read(i + 1, head, fields(lines.get(i)));
			}
		}
	}

	List<Code> codes() {
		return this.codes;
	}

	List<String> problems() {
		return this.problems;
	}

	private void read(int line, List<String> head, List<String> fields) {
		if (fields.size() > head.size() || fields.isEmpty()) {
			this.problems.add(place(line) + ": has more values than columns, or a quote that does not end");
			return;
		}
		Map<String, String> said = new HashMap<>();
		for (int i = 0; i < fields.size(); i++) {
			said.put(head.get(i), fields.get(i).strip());
		}
		try {
			CodeForm form = new CodeForm(this.table, text(said, "system"), text(said, "ours"), text(said, "theirs"),
					direction(said), day(said, "from"), day(said, "until"));
			this.codes.add(form.code(place(line)));
		}
		catch (CodeRefusedException | DateTimeException ex) {
			this.problems.add(place(line) + ": " + ((ex instanceof CodeRefusedException) ? ex.getMessage()
					: "a day is no day; write it like 2026-11-22"));
		}
	}

	private static CodeDirection direction(Map<String, String> said) {
		String name = text(said, "direction");
		return CodeDirection.of(name.isEmpty() ? "both" : name)
			.orElseThrow(() -> new CodeRefusedException(CodeRefusedException.Reason.DIRECTION));
	}

	private static @Nullable LocalDate day(Map<String, String> said, String column) {
		String day = text(said, column);
		return day.isEmpty() ? null : LocalDate.parse(day);
	}

	private static String text(Map<String, String> said, String column) {
		return said.getOrDefault(column, "");
	}

	private String place(int line) {
		return "codes/%s.csv:%d".formatted(this.table, line);
	}

	/** Returns the values of a line; none if it cannot be read. */
	private static List<String> fields(String line) {
		List<String> fields = new ArrayList<>();
		Matcher field = FIELD.matcher(line);
		while (field.find()) {
			fields.add((field.group(1) != null) ? field.group(1).replace("\"\"", "\"") : field.group(2));
			if (field.group(3).isEmpty()) {
				return fields;
			}
		}
		return List.of();
	}

}
