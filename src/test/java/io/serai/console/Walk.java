package io.serai.console;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A person's way through the console in a browser that must have nothing to complain
 * about.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Walk {

	@LocalServerPort
	int port;

	final List<String> complaints = new ArrayList<>();

	Page page;

	private Browser browser;

	private BrowserContext context;

	@BeforeAll
	void startTheBrowser() {
		this.browser = new Browser();
	}

	@AfterAll
	void stopTheBrowser() {
		this.browser.close();
	}

	@BeforeEach
	void open() {
		this.complaints.clear();
		this.context = this.browser.chromium.newContext(
				new com.microsoft.playwright.Browser.NewContextOptions().setLocale("zh-CN").setViewportSize(1366, 768));
		this.page = this.context.newPage();
		this.page.setDefaultTimeout(15_000);
		this.page.onConsoleMessage((message) -> {
			if (message.type().equals("error")) {
				this.complaints.add(message.text());
			}
		});
	}

	@AfterEach
	void theBrowserHadNothingToComplainAbout() {
		this.context.close();
		assertThat(this.complaints).as("errors in the browser's console, e.g. of the content security policy")
			.isEmpty();
	}

	void signIn(String name, String password) {
		go("/console/login");
		enter(name, password);
		assertThat(this.page).hasURL(Pattern.compile(".*/console(/password)?(\\?continue)?$"));
	}

	void enter(String name, String password) {
		Browser.signIn(this.page, name, password);
	}

	void signOut() {
		this.page.locator("button.out").click();
	}

	void search(String text) {
		Browser.search(this.page, text);
	}

	void go(String path) {
		this.page.navigate(url(path));
	}

	String url(String path) {
		return "http://localhost:" + this.port + path;
	}

	void fitsAPhone(String path) {
		this.page.setViewportSize(390, 844);
		go(path);
		assertThat((List<?>) this.page.evaluate(Browser.WIDER_THAN_THE_SCREEN)).as(path).isEmpty();
		Browser.shot(this.page, "phone" + path.replaceAll("\\W+", "-").replaceAll("(.{30}).*", "$1"));
	}

}
