package io.serai.start;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/**
 * Why the hub did not start, in a sentence and a remedy. What the hub itself refuses says
 * both already; Spring only wraps it in the names of its beans.
 */
final class PlainWords implements FailureAnalyzer, Ordered {

	private static final int H2_IN_USE = 90020;

	private final Environment environment;

	PlainWords(Environment environment) {
		this.environment = environment;
	}

	/** Before those of Spring Boot. */
	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

	@Override
	public @Nullable FailureAnalysis analyze(Throwable failure) {
		return causes(failure).stream().flatMap((cause) -> told(cause, failure).stream()).findFirst().orElse(null);
	}

	private Optional<FailureAnalysis> told(Throwable cause, Throwable failure) {
		return switch (cause) {
			case StartRefusedException refused ->
				Optional.of(new FailureAnalysis(refused.getMessage(), refused.remedy(), failure));
			case SQLException sql -> database(sql, failure);
			default ->
				isOurs(cause) ? Optional.of(new FailureAnalysis(withReason(cause), null, failure)) : Optional.empty();
		};
	}

	private Optional<FailureAnalysis> database(SQLException sql, Throwable failure) {
		String url = this.environment.getProperty("serai.database.url", "").replaceAll("[?;].*", "");
		String state = String.valueOf(sql.getSQLState());
		if (sql.getErrorCode() == H2_IN_USE) {
			return Optional.of(new FailureAnalysis("Another program uses the database %s.".formatted(url),
					"Stop it first; often it is another hub in the same folder.", failure));
		}
		if (state.startsWith("08") || state.startsWith("28")) {
			return Optional.of(new FailureAnalysis(
					"The database %s cannot be reached: %s".formatted(url, sql.getMessage()),
					"See that it runs and that SERAI_DATABASE_URL, SERAI_DATABASE_USER and SERAI_DATABASE_PASSWORD are right.",
					failure));
		}
		return Optional.empty();
	}

	/** Whether the hub's own code says it, in a sentence for people; a bug has none. */
	private static boolean isOurs(Throwable cause) {
		StackTraceElement[] stack = cause.getStackTrace();
		boolean sentence = cause instanceof IllegalStateException || cause instanceof IllegalArgumentException
				|| cause.getClass().getName().startsWith("io.serai.");
		return sentence && cause.getMessage() != null && stack.length > 0
				&& stack[0].getClassName().startsWith("io.serai.");
	}

	private static String withReason(Throwable cause) {
		Throwable root = causes(cause).getLast();
		String reason = (root != cause && root.getMessage() != null) ? " (%s)".formatted(root.getMessage()) : "";
		return cause.getMessage() + reason;
	}

	static List<Throwable> causes(Throwable failure) {
		List<Throwable> causes = new ArrayList<>();
		for (@Nullable
		Throwable cause = failure; cause != null && !causes.contains(cause); cause = cause.getCause()) {
			causes.add(cause);
		}
		return causes;
	}

}
