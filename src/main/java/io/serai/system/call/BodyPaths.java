package io.serai.system.call;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Paths of failure rules, each compiled once.
 */
public final class BodyPaths {

	private static final Map<String, AnswerPath> COMPILED = new ConcurrentHashMap<>();

	private BodyPaths() {
	}

	public static AnswerPath of(String path) {
		return COMPILED.computeIfAbsent(path, AnswerPath::new);
	}

}
