package io.serai.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;
import io.serai.system.listing.Listed;

/**
 * Two systems that are compared.
 *
 * @param name what the pair is called, e.g. {@code shop-erp}
 * @param left the system where the records come from
 * @param right the system that they are brought to
 * @param kind what is compared
 * @param sources the systems that give the numbers
 * @param zone the zone of the business day
 * @param settle how long after its last change a record may be on its way
 * @param compare fields that must be equal besides amount, quantity and day
 * @param atLeast fields of several values, of which the right must have at least the
 * left's
 * @param due what the left must say of a record so that the right must have it
 * @param channel of stock levels: the selling system for which the hub keeps something
 * back of what the left has; empty if the right has the same
 * @param toRight the flow that brings records to the right; empty if there is none
 * @param toLeft the flow that brings them to the left; empty if there is none
 */
public record Pair(String name, String left, String right, RecordKind kind, List<String> sources, ZoneId zone,
		Duration settle, List<String> compare, List<String> atLeast, Map<String, List<String>> due, String channel,
		String toRight, String toLeft) {

	public Pair {
		sources = List.copyOf(sources);
		compare = List.copyOf(compare);
		atLeast = List.copyOf(atLeast);
		due = Map.copyOf(due);
	}

	/** Returns the system on a side. */
	public String system(Side side) {
		return (side == Side.LEFT) ? this.left : this.right;
	}

	/** Returns the flow to a side; empty if there is none. */
	String flowTo(Side side) {
		return (side == Side.LEFT) ? this.toLeft : this.toRight;
	}

	/**
	 * Whether its records stand until they change: each day has the last look at them.
	 */
	public boolean isSnapshot() {
		return this.kind.stands();
	}

	/** Returns which record a document is. */
	RecordKey record(Listed document) {
		return new RecordKey(this.kind, document.source(), document.key());
	}

	Instant startOf(LocalDate day) {
		return day.atStartOfDay(this.zone).toInstant();
	}

	LocalDate dayOf(Listed document) {
		return (document.at() != null) ? dayOf(document.at()) : Objects.requireNonNull(document.day());
	}

	LocalDate dayOf(Instant moment) {
		return moment.atZone(this.zone).toLocalDate();
	}

	/** Whether the right must have what the left says so of. */
	boolean isDue(Listed left) {
		return this.due.entrySet()
			.stream()
			.allMatch((wanted) -> wanted.getValue().contains(left.fields().getOrDefault(wanted.getKey(), "")));
	}

}
