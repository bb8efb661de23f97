package io.serai.store;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

import io.serai.canonical.Violation;

/**
 * What people are told about rows, from {@code files*.properties}.
 */
final class Words {

	private static final ResourceBundle.Control NO_FALLBACK = ResourceBundle.Control
		.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

	private Words() {
	}

	static Violation violation(Locale language, String path, String code, Object... words) {
		String text = ResourceBundle.getBundle("files", language, NO_FALLBACK).getString(code);
		return new Violation(path, new MessageFormat(text, Locale.ROOT).format(words));
	}

}
