package io.serai.delivery;

import java.util.List;

/**
 * Is told every delivery event, in batches and in the order in which they were stored.
 */
public interface EventListener {

	/**
	 * Takes a batch over. Once this returns, the batch leaves the broker; if it throws,
	 * the batch comes again later.
	 * @param batch 1 to 500 events; an event may come twice
	 */
	void onEvents(List<DeliveryEvent> batch);

}
