package io.serai.system.verdict;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.failure.FailureClass;
import io.serai.system.call.Answer;
import io.serai.system.call.AnswerPath;
import io.serai.system.call.BodyPaths;
import io.serai.system.connector.FailureRule;
import io.serai.system.connector.Operation;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.convert.DurationStyle;

/**
 * Tells what an answer means: first by the rules of {@code connector.yaml}, then by HTTP
 * status, for status alone is wrong for most systems.
 */
public final class FailureClassifier {

	private static final int LONGEST_MESSAGE = 300;

	private final List<FailureRule> rules;

	private final ZoneId zone;

	private final Clock clock;

	/**
	 * Makes a classifier.
	 * @param zone in which the system's days end
	 */
	public FailureClassifier(List<FailureRule> rules, ZoneId zone, Clock clock) {
		this.rules = List.copyOf(rules);
		this.zone = zone;
		this.clock = clock;
	}

	public Verdict classify(Operation operation, Answer answer) {
		Verdict whole = byRules(answer)
			.orElseGet(() -> answer.isSuccess() ? readable(operation, answer) : byStatus(operation, answer));
		return (whole.failureClass() == null && operation.partial() != null) ? parts(operation.partial(), answer)
				: whole;
	}

	private Optional<Verdict> byRules(Answer answer) {
		for (FailureRule rule : this.rules) {
			if (rule.when().fits(answer)) {
				return Optional.of(rule.as().equals("ok") ? Verdict.OK : byRule(rule, answer));
			}
		}
		return Optional.empty();
	}

	/** Each part of a batch by the same rules; the first that failed speaks for all. */
	private Verdict parts(AnswerPath path, Answer answer) {
		List<JsonNode> parts = path.all(answer.json());
		List<Verdict> failed = parts.stream()
			.map((part) -> byRules(answer.part(part)).orElse(Verdict.OK))
			.filter((verdict) -> verdict.failureClass() != null)
			.toList();
		return failed.isEmpty() ? Verdict.OK : failed.getFirst().of(failed.size(), parts.size());
	}

	private Verdict byRule(FailureRule rule, Answer answer) {
		String status = Integer.toString(answer.status());
		return new Verdict(FailureClass.of(rule.as()),
				Optional.ofNullable(rule.message())
					.flatMap((path) -> path.text(answer))
					.map(FailureClassifier::shortened)
					.orElse("answered " + status),
				Optional.ofNullable(rule.code()).flatMap((path) -> path.text(answer.json())).orElse(status),
				retryAfter(rule.retryAfter(), answer), rule.externalId(answer).orElse(null), false);
	}

	private static Verdict readable(Operation operation, Answer answer) {
		boolean mustSpeak = operation.id() != null || operation.items() != null;
		if (answer.form() == Answer.Form.JSON || (answer.form() == Answer.Form.EMPTY && !mustSpeak)) {
			return Verdict.OK;
		}
		return new Verdict(operation.isWrite() ? FailureClass.OUTCOME_UNKNOWN : FailureClass.TRANSIENT,
				"answered with something that is not JSON", Integer.toString(answer.status()), null);
	}

	private Verdict byStatus(Operation operation, Answer answer) {
		FailureClass failureClass = switch (answer.status()) {
			case 401 -> FailureClass.TOKEN_EXPIRED;
			case 402, 403, 407 -> FailureClass.UNAUTHORISED;
			case 408 -> FailureClass.TRANSIENT;
			case 409, 412 -> FailureClass.CONFLICT;
			case 425, 429 -> FailureClass.RATE_LIMITED;
			case 502, 503, 504 -> FailureClass.UNAVAILABLE;
			default -> other(operation, answer.status());
		};
		return new Verdict(failureClass, "answered " + answer.status(), Integer.toString(answer.status()),
				retryAfter(null, answer));
	}

	private static FailureClass other(Operation operation, int status) {
		if (status >= 400 && status < 500) {
			return FailureClass.INVALID_DATA;
		}
		if (status >= 500) {
			return FailureClass.TRANSIENT;
		}
		return operation.isWrite() ? FailureClass.OUTCOME_UNKNOWN : FailureClass.TRANSIENT;
	}

	private @Nullable Duration retryAfter(@Nullable String from, Answer answer) {
		if ("tomorrow".equals(from)) {
			return untilTomorrow();
		}
		if (from != null && from.matches("\\d+(ms|s|m|h|d)")) {
			return DurationStyle.SIMPLE.parse(from);
		}
		if (from == null || from.startsWith("header:")) {
			String name = (from == null) ? "Retry-After" : from.substring("header:".length()).strip();
			return answer.header(name).flatMap(this::duration).orElse(null);
		}
		return BodyPaths.of(from).text(answer.json()).flatMap(this::duration).orElse(null);
	}

	/** Daily quotas begin anew at the system's midnight. */
	private Duration untilTomorrow() {
		ZonedDateTime now = this.clock.instant().atZone(this.zone);
		return Duration.between(now, now.toLocalDate().plusDays(1).atStartOfDay(this.zone));
	}

	/**
	 * Seconds, or a moment as HTTP writes it (RFC 9110, section 10.2.3); at most a day.
	 */
	private Optional<Duration> duration(String text) {
		try {
			Duration told = text.matches("\\d{1,9}(\\.\\d+)?")
					? Duration.ofSeconds((long) Math.ceil(Double.parseDouble(text))) : Duration
						.between(this.clock.instant(), ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
			Duration day = Duration.ofDays(1);
			return Optional.of(told.isNegative() ? Duration.ZERO : (told.compareTo(day) > 0) ? day : told);
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	private static String shortened(String text) {
		String line = text.replaceAll("\\s+", " ").strip();
		return (line.length() <= LONGEST_MESSAGE) ? line : line.substring(0, LONGEST_MESSAGE) + "…";
	}

}
