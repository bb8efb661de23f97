package io.serai.reconcile;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.serai.canonical.CanonicalJson;
import io.serai.canonical.CanonicalRecord;
import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordVersion;
import io.serai.delivery.DeadLetters;
import io.serai.delivery.Redeliveries;
import io.serai.delivery.Redeliveries.Version;
import io.serai.messagestore.MessageStore;
import io.serai.messagestore.Whereabouts;
import io.serai.reconcile.RepairRefusedException.Reason;
import io.serai.system.listing.Listings;
import org.jspecify.annotations.Nullable;

/**
 * Brings a record from where it is right to where it is not, by the flows of the pair:
 * the hub alone writes, with all its guarantees.
 */
final class Transfers {

	/** Every version that a source gives is newer. */
	private static final String OLDEST = "0";

	private final Listings listings;

	private final MessageStore store;

	private final Redeliveries redeliveries;

	private final DeadLetters deadLetters;

	Transfers(Listings listings, MessageStore store, Redeliveries redeliveries, DeadLetters deadLetters) {
		this.listings = listings;
		this.store = store;
		this.redeliveries = redeliveries;
		this.deadLetters = deadLetters;
	}

	/** Returns the repairs that this pair has flows and operations for. */
	Set<Repair> possible(Pair pair, Finding finding) {
		Set<Repair> possible = EnumSet.noneOf(Repair.class);
		RecordKey record = finding.record();
		switch (finding.kind()) {
			case MISSING_RIGHT -> missing(pair, record, Side.RIGHT, possible);
			case MISSING_LEFT -> missing(pair, record, Side.LEFT, possible);
			case DIFFERENT -> {
				add(Repair.LEFT_WINS, canPull(pair, record, Side.LEFT), possible);
				add(Repair.RIGHT_WINS, canPull(pair, record, Side.RIGHT), possible);
				add(Repair.OURS_WINS, !flows(pair, record).isEmpty(), possible);
			}
			// The hub deletes nothing: a person takes the double away, then both are
			// read.
			case DOUBLED_LEFT, DOUBLED_RIGHT -> {
			}
		}
		return possible;
	}

	private void missing(Pair pair, RecordKey record, Side where, Set<Repair> possible) {
		add(Repair.PULL_AGAIN, canPull(pair, record, where.other()), possible);
		add(Repair.PUSH_AGAIN, leads(pair, record, where), possible);
	}

	/** What systems say of a merged customer is the owners' matter, not of a repair. */
	private boolean canPull(Pair pair, RecordKey record, Side from) {
		return !record.source().equals(FindingBook.HUB) && leads(pair, record, from.other())
				&& this.listings.reads(pair.system(from), pair.kind());
	}

	/** A system does not get its own records from the hub. */
	private static boolean leads(Pair pair, RecordKey record, Side to) {
		return !pair.flowTo(to).isEmpty() && !pair.system(to).equals(record.source());
	}

	private static List<String> flows(Pair pair, RecordKey record) {
		return Stream.of(Side.RIGHT, Side.LEFT).filter((to) -> leads(pair, record, to)).map(pair::flowTo).toList();
	}

	private static void add(Repair repair, boolean can, Set<Repair> possible) {
		if (can) {
			possible.add(repair);
		}
	}

	void run(Pair pair, Finding finding, Repair repair, String by, String reason) {
		RecordKey record = finding.record();
		Side missing = (finding.kind() == FindingKind.MISSING_LEFT) ? Side.LEFT : Side.RIGHT;
		switch (repair) {
			case PULL_AGAIN -> pull(pair, record, missing.other(), by, reason);
			case LEFT_WINS -> pull(pair, record, Side.LEFT, by, reason);
			case RIGHT_WINS -> pull(pair, record, Side.RIGHT, by, reason);
			case PUSH_AGAIN -> push(record, List.of(pair.flowTo(missing)), by, reason);
			default -> push(record, flows(pair, record), by, reason);
		}
	}

	/** Reads it on one side and writes it over the other. */
	private void pull(Pair pair, RecordKey record, Side from, String by, String reason) {
		CanonicalRecord read = this.listings.record(pair.system(from), record)
			.orElseThrow(() -> new RepairRefusedException(Reason.NOT_THERE));
		Optional<Whereabouts> known = known(record);
		String newest = known.map(Whereabouts::version).orElse(null);
		if (!pair.system(from).equals(record.source())) {
			copy(pair, read, known.orElse(null), from.other(), by, reason);
			return;
		}
		if (newest != null && RecordVersion.compare(read.version(), newest) < 0) {
			throw new RepairRefusedException(Reason.OLDER);
		}
		if (newest == null || RecordVersion.compare(read.version(), newest) > 0) {
			// Not also again: were the document slow to be found there, it would be two.
			this.redeliveries.takeIn(read, "reconcile-" + pair.name());
			return;
		}
		String messageId = String.valueOf(known.orElseThrow().messageId());
		bring(pair.flowTo(from.other()),
				new Version(messageId, record, read.version(), "reconcile-" + pair.name(), CanonicalJson.write(read)),
				by, reason);
	}

	/**
	 * A copy counts its versions otherwise than the source: it goes as the newest because
	 * a person says so, and what the source says later is newer than one nobody knew.
	 */
	private void copy(Pair pair, CanonicalRecord read, @Nullable Whereabouts known, Side to, String by, String reason) {
		if (known == null || known.messageId() == null || known.version() == null) {
			this.redeliveries.takeIn(asVersion(read, OLDEST), "reconcile-" + pair.name());
			return;
		}
		CanonicalRecord copy = asVersion(read, known.version());
		this.redeliveries.again(pair.flowTo(to), new Version(known.messageId(), copy.recordKey(), copy.version(),
				"reconcile-" + pair.name(), CanonicalJson.write(copy)), by, reason);
	}

	private static CanonicalRecord asVersion(CanonicalRecord copy, String version) {
		return CanonicalJson.read(copy.kind(), CanonicalJson.tree(copy).put("version", version));
	}

	/** Brings the newest version that the hub has. */
	private void push(RecordKey record, List<String> flows, String by, String reason) {
		Whereabouts known = known(record).filter((where) -> where.messageId() != null)
			.orElseThrow(() -> new RepairRefusedException(Reason.NO_COPY));
		String messageId = String.valueOf(known.messageId());
		byte[] body = this.store.body(messageId).orElseThrow(() -> new RepairRefusedException(Reason.NO_COPY));
		Version version = new Version(messageId, record, String.valueOf(known.version()), known.via(), body);
		flows.forEach((flow) -> bring(flow, version, by, reason));
	}

	/** What lies there as a dead letter goes on; a second one beside it would stay. */
	private void bring(String flow, Version version, String by, String reason) {
		if (this.deadLetters.retry(flow, List.of(version.messageId()), by) == 0) {
			this.redeliveries.again(flow, version, by, reason);
		}
	}

	private Optional<Whereabouts> known(RecordKey record) {
		return this.store.whereIs(record.kind().wireName(), record.source(), record.key());
	}

}
