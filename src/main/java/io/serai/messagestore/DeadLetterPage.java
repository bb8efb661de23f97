package io.serai.messagestore;

import java.util.List;

/**
 * One page of open dead letters.
 *
 * @param letters those on this page
 * @param total how many fit the filter
 * @param page which page this is, from 0
 * @param size rows a page
 */
public record DeadLetterPage(List<DeadLetter> letters, long total, int page, int size) {

	public DeadLetterPage {
		letters = List.copyOf(letters);
	}

	/**
	 * Returns how many pages there are, at least 1.
	 */
	public int pages() {
		return (int) Math.max(1, (this.total + this.size - 1) / this.size);
	}

}
