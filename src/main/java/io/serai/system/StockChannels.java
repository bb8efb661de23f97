package io.serai.system;

import java.util.Optional;

import io.serai.stock.Channels;
import io.serai.system.outside.Systems;

import org.springframework.stereotype.Component;

/**
 * Tells of each selling system what its connector says of warehouses.
 */
@Component
final class StockChannels implements Channels {

	private static final String OPERATION = "save-stock";

	private final Systems systems;

	StockChannels(Systems systems) {
		this.systems = systems;
	}

	@Override
	public boolean knowsWarehouses(String channel) {
		return this.systems.find(channel)
			.flatMap((system) -> Optional.ofNullable(system.connector().operations().get(OPERATION)))
			.map((operation) -> operation.knowsWarehouses())
			.orElse(true);
	}

}
