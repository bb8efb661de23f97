package io.serai.reconcile;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import io.serai.canonical.RecordKind;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Two systems that must have the same of one kind of record.
 *
 * @param left the system where the records come from
 * @param right the system that they are brought to
 * @param kind what is compared
 * @param source the system that gives the numbers; the left one if not said
 * @param zone the zone of the business day
 * @param settle how long after its last change a record may be on its way
 * @param compare fields of what is listed that must be equal besides amount and day
 * @param due what the left system must say of a record, field by field, so that the right
 * one must have it
 * @param toRight the flow that brings records to the right; empty if there is none
 * @param toLeft the flow that brings them to the left; empty if there is none
 */
record PairSetting(String left, String right, @DefaultValue("order") RecordKind kind, @Nullable String source,
		@DefaultValue("Asia/Shanghai") ZoneId zone, @DefaultValue("15m") Duration settle,
		@DefaultValue List<String> compare, @DefaultValue Map<String, List<String>> due,
		@DefaultValue("") String toRight, @DefaultValue("") String toLeft) {

	Pair named(String name) {
		return new Pair(name, this.left, this.right, this.kind,
				(this.source == null || this.source.isBlank()) ? this.left : this.source, this.zone, this.settle,
				this.compare, this.due, this.toRight, this.toLeft);
	}

}
