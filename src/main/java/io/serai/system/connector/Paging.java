package io.serai.system.connector;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How a list comes in pages.
 */
public enum Paging {

	/** In one. */
	@JsonProperty("none")
	NONE,

	/** Each page tells the cursor of the next. */
	@JsonProperty("cursor")
	CURSOR,

	/** From a row on, counted from 0. */
	@JsonProperty("offset")
	OFFSET,

	/** By number, counted from 1. */
	@JsonProperty("page")
	PAGE,

	/**
	 * By number, the last page first: rows that leave the list while it is read move
	 * others to pages that are still to be read, so that none is jumped over.
	 */
	@JsonProperty("reverse")
	REVERSE,

	/** Each page tells the address of the next. */
	@JsonProperty("link")
	LINK

}
