package io.serai.console;

import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The sentence shown on the next page after something was done.
 *
 * @param code message key
 * @param arguments what it is about
 */
record Notice(String code, Object[] arguments) {

	static void add(RedirectAttributes next, String code, Object... arguments) {
		next.addFlashAttribute("notice", new Notice(code, arguments));
	}

}
