package io.serai.console;

import java.security.Principal;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * What the frame of every page needs: who is signed in, and the same page in each
 * language.
 */
@ControllerAdvice(basePackageClasses = ShownOnEveryPage.class)
class ShownOnEveryPage {

	@ModelAttribute("person")
	@Nullable String person(@Nullable Principal person) {
		return (person != null) ? person.getName() : null;
	}

	@ModelAttribute("inChinese")
	String inChinese(HttpServletRequest request) {
		return in("zh", request);
	}

	@ModelAttribute("inEnglish")
	String inEnglish(HttpServletRequest request) {
		return in("en", request);
	}

	private static String in(String language, HttpServletRequest request) {
		if (!request.getMethod().equals("GET")) {
			return "/console?lang=" + language;
		}
		String query = (request.getQueryString() != null) ? request.getQueryString() : "";
		String rest = query.replaceAll("(^|&)lang=[^&]*", "").replaceAll("^&", "");
		return request.getRequestURI() + "?" + (rest.isEmpty() ? "" : rest + "&") + "lang=" + language;
	}

}
