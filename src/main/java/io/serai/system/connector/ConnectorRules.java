package io.serai.system.connector;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.serai.failure.Meant;
import org.jspecify.annotations.Nullable;

/**
 * What must hold between the parts of a connector, beyond the schema of its file.
 */
public final class ConnectorRules {

	private final Set<String> mappings;

	public ConnectorRules(Set<String> mappings) {
		this.mappings = mappings;
	}

	List<String> problems(Connector connector, Path folder) {
		List<String> problems = new ArrayList<>();
		String name = folder.getFileName().toString();
		String place = "connectors/%s/connector.yaml".formatted(name);
		if (!connector.name().equals(name)) {
			problems.add("%s: connector is '%s'; name it '%s' as its folder".formatted(place, connector.name(), name));
		}
		signIn(connector, connector.signIn(), place + ": signIn", problems);
		if (connector.hook() != null) {
			hook(connector, connector.hook(), place + ": hook", problems);
		}
		if (connector.envelope() != null) {
			envelope(connector.envelope(), place + ": envelope", problems);
		}
		new TreeMap<>(connector.operations()).forEach((operation, spec) -> {
			String where = "%s: operations.%s".formatted(place, operation);
			check(connector, spec, where, problems);
			Path kamelet = folder.resolve("%s-%s.kamelet.yaml".formatted(name, operation));
			if (!Files.exists(kamelet)) {
				problems.add("%s: there is no connectors/%s/%s; add the kamelet that makes the call".formatted(where,
						name, kamelet.getFileName()));
			}
		});
		return problems;
	}

	private void envelope(Envelope envelope, String where, List<String> problems) {
		for (String mapping : List.of(envelope.request(), envelope.answer())) {
			if (!this.mappings.contains(mapping)) {
				problems.add("%s: %s".formatted(where, noMapping(mapping)));
			}
		}
	}

	private String noMapping(String name) {
		return "there is no mapping '%s'. %s".formatted(name,
				Meant.or(name, this.mappings, "add mappings/%s/%s.jslt".formatted(name, name)));
	}

	private static void signIn(Connector connector, SignInSpec spec, String where, List<String> problems) {
		operation(connector, spec.operation(), where, problems);
		spec.only().forEach((used) -> operation(connector, used, where + ".only", problems));
		if (!spec.recipe().equals("session")) {
			return;
		}
		if (spec.operation() == null && !spec.hasPlaces() && spec.value() == null) {
			problems
				.add(where + ": recipe session needs 'operation' and 'read', or credentials in 'headers' or 'query'");
		}
		Set<String> known = new TreeSet<>(
				spec.credentials().isEmpty() ? List.of("username", "password") : spec.credentials());
		known.add("encoded");
		unknown(spec.always().values(), known, where + ".always", problems);
		known.addAll(spec.read().keySet());
		for (Collection<String> texts : List.of(spec.headers().values(), spec.query().values(), spec.body().values(),
				Stream.of(spec.value(), spec.encoded()).filter(Objects::nonNull).toList())) {
			unknown(texts, known, where, problems);
		}
	}

	private static void unknown(Collection<String> texts, Set<String> known, String where, List<String> problems) {
		texts.stream()
			.flatMap((text) -> Template.names(text).stream())
			.filter((name) -> !known.contains(name))
			.forEach((name) -> problems
				.add("%s: nothing is known as {%s}. %s".formatted(where, name, Meant.instead(name, known))));
	}

	private static void hook(Connector connector, HookSpec hook, String where, List<String> problems) {
		if (hook.recipe().equals("hmac-header") && (hook.signed() == null || hook.header() == null)) {
			problems.add(where + ": recipe hmac-header needs 'signed', what is signed, and 'header', where that is");
		}
		if (hook.recipe().equals("token-header") && hook.header() == null) {
			problems.add(where + ": recipe token-header needs 'header', where the secret is");
		}
		for (HookRule rule : hook.events()) {
			rule.when().values().forEach((pattern) -> pattern(connector, pattern, where + ".events.when", problems));
			Operation poll = connector.operations().get(rule.reads());
			if (poll == null || !poll.isPoll()) {
				problems
					.add("%s.events: reads '%s', which is no poll of this connector".formatted(where, rule.reads()));
			}
			else if (rule.with() == null && poll.detail() == null) {
				problems
					.add("%s.events: say with which operation one item of '%s' is read".formatted(where, rule.reads()));
			}
			operation(connector, rule.with(), where + ".events.with", problems);
		}
	}

	private static void pattern(Connector connector, String pattern, String where, List<String> problems) {
		try {
			Pattern.compile(Template.filled(pattern,
					connector.options().keySet().stream().collect(Collectors.toMap((name) -> name, (name) -> "x"))));
		}
		catch (PatternSyntaxException ex) {
			problems.add("%s: '%s' is no pattern; in braces stands an option, of which there are %s".formatted(where,
					pattern, connector.options().keySet().stream().sorted().toList()));
		}
	}

	private void check(Connector connector, Operation operation, String where, List<String> problems) {
		if (operation.safety() == Safety.CHECK_FIRST && operation.find() == null) {
			problems.add(where + ": check-first needs 'find', the operation that looks for the record");
		}
		lists(operation, where, problems);
		asks(connector, operation, where, problems);
		poll(operation, where, problems);
		search(connector, operation, where, problems);
		operation(connector, operation.detail(), where + ".detail", problems);
		operation(connector, operation.byId(), where + ".byId", problems);
		operation(connector, operation.find(), where + ".find", problems);
		operation(connector, operation.update(), where + ".update", problems);
		operation(connector, operation.numberedBy(), where + ".numberedBy", problems);
		operation.needs()
			.forEach((variable, used) -> operation(connector, used, where + ".needs." + variable, problems));
		operation.then().forEach((used) -> operation(connector, used, where + ".then", problems));
		for (Map.Entry<String, @Nullable String> used : mappings(operation).entrySet()) {
			if (!this.mappings.contains(used.getValue())) {
				problems.add("%s.%s: %s".formatted(where, used.getKey(), noMapping(String.valueOf(used.getValue()))));
			}
		}
	}

	/**
	 * A list stands in for a look-up; only a write's own 'find' knows how to search it.
	 */
	private static void search(Connector connector, Operation operation, String where, List<String> problems) {
		Operation find = isPoll(connector, operation.find()) ? connector.operations().get(operation.find()) : null;
		if (find != null && (!find.each().isEmpty() || find.paging() == Paging.REVERSE)) {
			problems.add("%s.find: '%s' cannot be searched; give it neither 'each' nor paging reverse".formatted(where,
					operation.find()));
		}
		if (find == null && operation.within() != null) {
			problems.add(where + ".within: 'find' names no poll, so that nothing is searched; delete it");
		}
		operation.needs().forEach((variable, used) -> {
			Operation needed = connector.operations().get(used);
			if (isPoll(connector, used) || (needed != null && isPoll(connector, needed.find()))) {
				problems.add("%s.needs.%s: '%s' lists; name an operation that answers one thing".formatted(where,
						variable, used));
			}
		});
	}

	private static boolean isPoll(Connector connector, @Nullable String name) {
		Operation operation = (name != null) ? connector.operations().get(name) : null;
		return operation != null && operation.isPoll();
	}

	private static void poll(Operation operation, String where, List<String> problems) {
		if (operation.isPoll() && operation.pollOverlap().compareTo(operation.pollWindow()) >= 0) {
			problems.add(
					"%s: overlap %s reaches over the whole window %s, so the poll would stand still; make window longer"
						.formatted(where, operation.pollOverlap(), operation.pollWindow()));
		}
		if (operation.byId() != null && !operation.isPoll()) {
			problems.add(where + ": 'byId' is for polls, it reads one of what they list; delete it");
		}
		if (operation.keepsCursor() && (operation.next() == null || !operation.each().isEmpty())) {
			problems.add(where + ": keep cursor needs 'next', where the answer has it, and does not go with 'each'");
		}
		if (operation.paging() == Paging.OFFSET && operation.pageSize() < 2) {
			problems.add(where + ": paging offset needs a 'size' of 2 or more, so that pages overlap");
		}
		if (operation.paging() == Paging.REVERSE && operation.total() == null) {
			problems.add(where + ": paging reverse needs 'total', the number of rows, to find the last page");
		}
	}

	/** Only who reads a page knows its items. */
	private static void asks(Connector connector, Operation operation, String where, List<String> problems) {
		if (operation.asksPage() && (operation.request() == null || operation.mapping() == null)) {
			problems.add(where + ": asks page needs 'request', which makes a list of requests of the items, "
					+ "and 'mapping', which takes an item's part of the answers");
		}
		if (operation.isWrite()) {
			operation.needs().forEach((variable, used) -> {
				if (asksPage(connector, used)) {
					problems.add("%s.needs.%s: '%s' asks for a page; only a poll's detail has one".formatted(where,
							variable, used));
				}
			});
		}
	}

	private static boolean asksPage(Connector connector, String name) {
		Operation operation = connector.operations().get(name);
		return operation != null && operation.asksPage();
	}

	private static void lists(Operation operation, String where, List<String> problems) {
		if (operation.record() != null && operation.lists() != null) {
			problems.add(where + ": say either 'record', for a poll, or 'lists', for a day's list");
		}
		boolean reads = operation.record() != null || operation.lists() != null;
		if ((operation.items() != null) != reads) {
			problems.add(where + ": a poll needs both 'items' and 'record', a day's list both 'items' and 'lists'");
		}
		if (reads && operation.mapping() == null) {
			problems.add(where + ": a poll needs 'mapping', from an item to the record; a day's list, to the entry");
		}
		if (operation.lists() != null && operation.find() == null) {
			problems.add(where + ": a day's list needs 'find', the operation that looks one of them up by its key");
		}
	}

	private static Map<String, @Nullable String> mappings(Operation operation) {
		Map<String, @Nullable String> used = new TreeMap<>();
		if (operation.mapping() != null) {
			used.put("mapping", operation.mapping());
		}
		if (operation.request() != null) {
			used.put("request", operation.request());
		}
		return used;
	}

	private static void operation(Connector connector, @Nullable String used, String where, List<String> problems) {
		if (used != null && !connector.operations().containsKey(used)) {
			problems.add("%s: there is no operation '%s'. %s".formatted(where, used,
					Meant.instead(used, connector.operations().keySet())));
		}
	}

}
