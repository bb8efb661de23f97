package io.serai.console;

import java.util.List;

import org.springframework.ui.Model;

/**
 * Secrets on a page that is the answer to a POST: told in that answer only, so that none
 * is in a session, a URL or the browser's history of pages.
 *
 * @param title message key of what was done
 * @param name to whom the secrets belong
 * @param secrets what is told
 * @param back where to go on
 */
record ToldOnce(String title, String name, List<Secret> secrets, String back) {

	static String show(ToldOnce told, Model model) {
		model.addAttribute("told", told);
		return "console/told-once";
	}

	@Override
	public String toString() {
		return "ToldOnce[" + this.title + ", " + this.name + "]";
	}

	/**
	 * One secret.
	 *
	 * @param label message key of its name
	 * @param text the secret
	 * @param use message key of what it is for
	 */
	record Secret(String label, String text, String use) {

		@Override
		public String toString() {
			return "Secret[" + this.label + "]";
		}

	}

}
