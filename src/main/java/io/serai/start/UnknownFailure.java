package io.serai.start;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;

/**
 * Why the hub did not start, where nobody has better words: the innermost cause.
 */
final class UnknownFailure implements FailureAnalyzer, Ordered {

	/** After everyone else. */
	@Override
	public int getOrder() {
		return LOWEST_PRECEDENCE;
	}

	@Override
	public FailureAnalysis analyze(Throwable failure) {
		Throwable root = PlainWords.causes(failure).getLast();
		return new FailureAnalysis("%s: %s".formatted(root.getClass().getSimpleName(), root.getMessage()),
				"./serai validate tells what is wrong with routes, connectors, mappings and settings.", failure);
	}

}
