package io.serai.start;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;
import org.springframework.util.StringUtils;

/**
 * Tells the terminal why the hub did not start, and the log file where in the code.
 */
final class FailureReport implements FailureAnalysisReporter {

	private static final String CONSOLE = "CONSOLE";

	private final PrintStream terminal;

	FailureReport() {
		this(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
	}

	FailureReport(PrintStream terminal) {
		this.terminal = terminal;
	}

	@Override
	public void report(FailureAnalysis analysis) {
		this.terminal.printf("%nSerai did not start.%n%n%s%n", indented(analysis.getDescription()));
		if (StringUtils.hasText(analysis.getAction())) {
			this.terminal.printf("%n%s%n", indented(analysis.getAction()));
		}
		this.terminal.println();
		logToFileOnly(analysis.getCause());
	}

	private static String indented(String text) {
		return text.strip().indent(2).stripTrailing();
	}

	/** The terminal belongs to the sentence above. */
	private static void logToFileOnly(Throwable cause) {
		ILoggerFactory factory = LoggerFactory.getILoggerFactory();
		if (!(factory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root)) {
			return;
		}
		@Nullable Appender<ILoggingEvent> console = root.getAppender(CONSOLE);
		if (console == null) {
			return;
		}
		root.detachAppender(console);
		try {
			LoggerFactory.getLogger(FailureReport.class).error("Serai did not start", cause);
		}
		finally {
			root.addAppender(console);
		}
	}

}
