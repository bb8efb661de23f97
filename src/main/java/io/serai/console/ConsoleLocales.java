package io.serai.console;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * Which of its two languages a page speaks: the one chosen in the console, else English
 * if the browser asks for it, else Chinese. The REST API keeps to the caller's header.
 */
@Component("localeResolver")
class ConsoleLocales implements LocaleResolver {

	private static final String COOKIE = "serai-language";

	private final AcceptHeaderLocaleResolver api = new AcceptHeaderLocaleResolver();

	ConsoleLocales() {
		this.api.setDefaultLocale(Locale.ENGLISH);
	}

	@Override
	public Locale resolveLocale(HttpServletRequest request) {
		if (request.getRequestURI().startsWith(request.getContextPath() + "/api/")) {
			return this.api.resolveLocale(request);
		}
		Object chosen = request.getAttribute(COOKIE);
		if (chosen instanceof Locale locale) {
			return locale;
		}
		String asked = Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
			.map(Cookie::getValue)
			.orElseGet(() -> Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)).orElse(""));
		return spoken(asked);
	}

	@Override
	public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
		Locale spoken = spoken((locale != null) ? locale.getLanguage() : "");
		request.setAttribute(COOKIE, spoken);
		if (response != null) {
			response.addHeader(HttpHeaders.SET_COOKIE,
					ResponseCookie.from(COOKIE, spoken.getLanguage())
						.path("/")
						.maxAge(Duration.ofDays(365))
						.sameSite("Lax")
						.httpOnly(true)
						.build()
						.toString());
		}
	}

	private static Locale spoken(String language) {
		return language.startsWith("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
	}

}
