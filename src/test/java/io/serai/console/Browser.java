package io.serai.console;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;

/**
 * Debian's Chromium, driven by Playwright.
 */
final class Browser implements AutoCloseable {

	private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

	/** Elements that stick out, unless something above them cuts or scrolls. */
	static final String WIDER_THAN_THE_SCREEN = """
			[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1
			&& document.documentElement.scrollWidth > innerWidth)
			.map(e => e.tagName + '.' + e.getAttribute('class') + ' ' + Math.round(e.getBoundingClientRect().right))""";

	private final Playwright playwright;

	final com.microsoft.playwright.Browser chromium;

	Browser() {
		if (!Files.isExecutable(CHROMIUM)) {
			throw new IllegalStateException("The console's test needs a browser at %s. Install it: ".formatted(CHROMIUM)
					+ "apt-get install -y chromium fonts-noto-cjk");
		}
		this.playwright = Playwright.create();
		this.chromium = this.playwright.chromium()
			.launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM)
				.setHeadless(true)
				.setArgs(List.of("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
						"--disable-component-update", "--no-first-run", "--disable-sync")));
	}

	@Override
	public void close() {
		this.chromium.close();
		this.playwright.close();
	}

	static Locator.FilterOptions having(String text) {
		return new Locator.FilterOptions().setHasText(text);
	}

	static Page.GetByRoleOptions named(String name) {
		return new Page.GetByRoleOptions().setName(name).setExact(true);
	}

	static void signIn(Page page, String name, String password) {
		page.locator("#username").fill(name);
		page.locator("#password").fill(password);
		page.locator("button[type=submit]").click();
	}

	static void search(Page page, String text) {
		page.locator("input[type=search]").fill(text);
		page.keyboard().press("Enter");
		page.waitForLoadState();
	}

	/** Kept for whoever looks at the pages; target/ is not committed. */
	static void shot(Page page, String name) {
		page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screens", name + ".png")));
	}

}
