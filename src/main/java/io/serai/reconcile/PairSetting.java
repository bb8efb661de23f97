package io.serai.reconcile;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import io.serai.canonical.RecordKind;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Two systems that must have the same of one kind of record.
 *
 * @param left the system where the records come from
 * @param right the system that they are brought to
 * @param kind what is compared
 * @param source the system that gives the numbers, or several; the left one if not said
 * @param zone the zone of the business day
 * @param settle how long after its last change a record may be on its way
 * @param compare fields of what is listed that must be equal besides amount, quantity and
 * day
 * @param atLeast fields of several values, of which the right must have at least the
 * left's
 * @param due what the left system must say of a record, field by field, so that the right
 * one must have it
 * @param channel of stock levels: the selling system whose buffer
 * ({@code serai.stock.channels}) the hub keeps back of what the left has; empty if the
 * right has the same
 * @param toRight the flow that brings records to the right; empty if there is none
 * @param toLeft the flow that brings them to the left; empty if there is none
 */
record PairSetting(String left, String right, @DefaultValue("order") RecordKind kind, @DefaultValue List<String> source,
		@DefaultValue("Asia/Shanghai") ZoneId zone, @DefaultValue("15m") Duration settle,
		@DefaultValue List<String> compare, @DefaultValue List<String> atLeast,
		@DefaultValue Map<String, List<String>> due, @DefaultValue("") String channel, @DefaultValue("") String toRight,
		@DefaultValue("") String toLeft) {

	Pair named(String name) {
		List<String> sources = this.source.stream().filter((system) -> !system.isBlank()).toList();
		return new Pair(name, this.left, this.right, this.kind, sources.isEmpty() ? List.of(this.left) : sources,
				this.zone, this.settle, this.compare, this.atLeast, this.due, this.channel, this.toRight, this.toLeft);
	}

}
