package io.serai.console;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/**
 * The sign-in page. A part that renews itself after the session ended sends the whole
 * browser here instead of showing the page inside itself.
 */
@Controller
class LoginController {

	@GetMapping("/console/login")
	String page(@RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
			HttpServletResponse response) {
		if (part) {
			response.setHeader("HX-Redirect", "/console/login");
		}
		return "console/login";
	}

}
