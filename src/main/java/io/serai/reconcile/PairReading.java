package io.serai.reconcile;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

import io.serai.canonical.RecordKey;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.stock.Buffers;
import io.serai.system.listing.Listed;
import io.serai.system.listing.Listings;

/**
 * Reads both sides of pairs as they can be compared: only records of the pair's sources,
 * and of stock levels what the channel may sell of them. Throws {@link HubException} if a
 * system does not tell all.
 */
final class PairReading {

	private final Listings listings;

	private final Buffers buffers;

	PairReading(Listings listings, Buffers buffers) {
		this.listings = listings;
		this.buffers = buffers;
	}

	/**
	 * Reads all of a day, or all that stands now.
	 * @param most most documents that a side may have
	 * @param goOn asked after each page; false ends the reading
	 */
	BothSides all(Pair pair, LocalDate day, Instant now, int most, BooleanSupplier goOn) {
		return new BothSides(now, side(pair, Side.LEFT, day, most, goOn), side(pair, Side.RIGHT, day, most, goOn));
	}

	/** Reads one record. */
	Documents one(Pair pair, Side side, RecordKey record) {
		return new Documents(this.listings.of(pair.system(side), record)
			.stream()
			.filter((document) -> isCompared(pair, side, document))
			.map((document) -> comparable(pair, side, document))
			.toList());
	}

	private Map<RecordKey, Documents> side(Pair pair, Side side, LocalDate day, int most, BooleanSupplier goOn) {
		Map<RecordKey, Documents> found = new HashMap<>();
		Instant since = pair.isSnapshot() ? Instant.EPOCH : pair.startOf(day);
		this.listings.read(pair.system(side), pair.kind(), since, pair.startOf(day.plusDays(1)), goOn, (listed) -> {
			Listed document = listed.source().isEmpty() ? listed.of(pair.sources().getFirst()) : listed;
			if (pair.sources().contains(document.source()) && isCompared(pair, side, document)) {
				found.merge(pair.record(document), Documents.NONE.with(comparable(pair, side, document)),
						(known, one) -> known.with(one.all().getFirst()));
			}
			if (found.size() > most) {
				throw tooMany(pair.system(side), most);
			}
		});
		return found;
	}

	/** Of warehouses that do not count for the channel, the right is not told. */
	private boolean isCompared(Pair pair, Side side, Listed document) {
		int at = document.key().lastIndexOf('@');
		return side == Side.RIGHT || pair.channel().isEmpty() || document.quantity() == null || at < 0
				|| this.buffers.counts(pair.channel(), document.key().substring(at + 1));
	}

	/** What the hub keeps back is not missing on the right. */
	private Listed comparable(Pair pair, Side side, Listed document) {
		if (side == Side.RIGHT || pair.channel().isEmpty() || document.quantity() == null) {
			return document;
		}
		BigDecimal sellable = this.buffers.sellable(pair.channel(), sku(document.key()), document.quantity());
		return document.withQuantity(sellable, "free");
	}

	/** A level is known by article and warehouse. */
	private static String sku(String key) {
		int at = key.lastIndexOf('@');
		return (at > 0) ? key.substring(0, at) : key;
	}

	private static HubException tooMany(String system, int most) {
		return new HubException(new Failure(FailureClass.INVALID_DATA,
				"%s has more than %d documents of the day".formatted(system, most),
				"Raise serai.reconcile.most-records, and the memory of the hub with it.", system, null, null, null,
				false));
	}

}
