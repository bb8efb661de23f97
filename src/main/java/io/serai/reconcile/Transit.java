package io.serai.reconcile;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.serai.canonical.RecordKey;
import io.serai.delivery.DeliveryState;
import io.serai.messagestore.MessageStore;
import io.serai.messagestore.Standing;
import io.serai.messagestore.Whereabouts;
import io.serai.system.listing.Listed;

/**
 * Tells what is wrong from what is merely on its way: changed a moment ago, or accepted
 * by the hub and not settled yet.
 */
final class Transit {

	/** A record that no flow has looked at for so long is not on its way any more. */
	private static final Duration LONGEST_QUEUE = Duration.ofDays(1);

	private final MessageStore store;

	private final Clock clock;

	Transit(MessageStore store, Clock clock) {
		this.store = store;
		this.clock = clock;
	}

	boolean holds(Pair pair, RecordKey record, Mismatch mismatch, Documents left, Documents right) {
		if (mismatch.kind() == FindingKind.DOUBLED_LEFT || mismatch.kind() == FindingKind.DOUBLED_RIGHT) {
			return false;
		}
		Instant settled = this.clock.instant().minus(pair.settle());
		return Stream.concat(left.all().stream(), right.all().stream())
			.flatMap((document) -> lastMoment(document).stream())
			.anyMatch((moment) -> moment.isAfter(settled)) || isOnItsWay(pair, record);
	}

	private static Optional<Instant> lastMoment(Listed document) {
		return Optional.ofNullable((document.changedAt() != null) ? document.changedAt() : document.at());
	}

	private boolean isOnItsWay(Pair pair, RecordKey record) {
		return this.store.whereIs(record.kind().wireName(), record.source(), record.key())
			.filter((known) -> Stream.of(pair.toRight(), pair.toLeft())
				.filter((flow) -> !flow.isEmpty())
				.anyMatch((flow) -> waits(known, flow)))
			.isPresent();
	}

	private boolean waits(Whereabouts known, String flow) {
		Optional<Standing> standing = known.deliveries()
			.stream()
			.filter((delivery) -> delivery.flow().equals(flow))
			.findFirst();
		boolean isQueued = known.receivedAt() != null
				&& known.receivedAt().isAfter(this.clock.instant().minus(LONGEST_QUEUE));
		return standing
			.map((stands) -> stands.state() == DeliveryState.WAITING || stands.state() == DeliveryState.RETRYING
					|| (isQueued && !Objects.equals(stands.version(), known.version())))
			.orElse(isQueued);
	}

}
