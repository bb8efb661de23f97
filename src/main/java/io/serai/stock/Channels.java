package io.serai.stock;

/**
 * How the selling systems count. Implemented above {@code stock}.
 */
public interface Channels {

	/**
	 * Tells whether a channel is told of each warehouse; if not, it takes one amount of
	 * each article.
	 * @param channel name of the selling system, e.g. {@code shop}
	 */
	boolean knowsWarehouses(String channel);

}
