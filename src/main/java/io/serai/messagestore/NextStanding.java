package io.serai.messagestore;

import java.time.temporal.ChronoUnit;

import io.serai.canonical.RecordKind;
import io.serai.canonical.RecordVersion;
import io.serai.delivery.DeliveryEvent;
import io.serai.delivery.DeliveryState;
import org.jspecify.annotations.Nullable;

/**
 * What an event makes of a standing. A delivery is shown at its newest version, so what
 * happens to an older one changes nothing but the delivered version, and that only grows.
 * Nodes may tell of one version in the wrong order, so times of day are compared; where
 * these cannot be right, since a clock was set back, what must come later wins.
 */
final class NextStanding {

	private NextStanding() {
	}

	static Standing after(@Nullable Standing before, DeliveryEvent event) {
		String delivered = delivered(before, event);
		if (before == null) {
			return of(event, delivered, event.system(), event.externalId(), event.externalNumber());
		}
		if (isOld(before, event)) {
			return with(before, delivered);
		}
		if (event.externalId() == null) {
			return of(event, delivered, (event.system() != null) ? event.system() : before.system(),
					before.externalId(), before.externalNumber());
		}
		boolean same = event.externalId().equals(before.externalId()) && event.externalNumber() == null;
		return of(event, delivered, event.system(), event.externalId(),
				same ? before.externalNumber() : event.externalNumber());
	}

	private static boolean isOld(Standing before, DeliveryEvent event) {
		if (isOfAnotherNotice(before, event)) {
			return false;
		}
		int difference = RecordVersion.compare(event.version(), before.version());
		if (difference != 0) {
			return difference < 0;
		}
		boolean skippedAgain = before.state() == DeliveryState.DELIVERED && event.state() == DeliveryState.SKIPPED;
		return skippedAgain || (event.at().truncatedTo(ChronoUnit.MICROS).isBefore(before.updatedAt())
				&& !isLaterWhateverTheClock(before, event));
	}

	/** A notice's version is the time of day at which it came, which may be set back. */
	private static boolean isOfAnotherNotice(Standing before, DeliveryEvent event) {
		return event.record().kind() == RecordKind.NOTICE && !event.messageId().equals(before.messageId());
	}

	/**
	 * An end comes after what is none. Attempts only grow, until a person who has seen
	 * the dead letter has it tried again; that a repair of what was delivered failed in
	 * turn must be seen.
	 */
	private static boolean isLaterWhateverTheClock(Standing before, DeliveryEvent event) {
		boolean further = event.attempt() > before.attempt();
		if (isEnd(before.state())) {
			return event.state() == DeliveryState.DEAD && further;
		}
		boolean triedAgain = before.state() == DeliveryState.DEAD && event.by() != null;
		return isEnd(event.state()) || further || triedAgain;
	}

	private static boolean isEnd(DeliveryState state) {
		return switch (state) {
			case DELIVERED, SKIPPED, DISCARDED -> true;
			case WAITING, RETRYING, DEAD -> false;
		};
	}

	private static @Nullable String delivered(@Nullable Standing before, DeliveryEvent event) {
		String known = (before != null) ? before.deliveredVersion() : null;
		if (event.state() != DeliveryState.DELIVERED) {
			return known;
		}
		return (known == null || RecordVersion.compare(event.version(), known) > 0) ? event.version() : known;
	}

	private static Standing of(DeliveryEvent event, @Nullable String delivered, @Nullable String system,
			@Nullable String externalId, @Nullable String externalNumber) {
		return new Standing(event.flow(), event.messageId(), event.version(), event.state(), event.attempt(), delivered,
				event.at(), event.nextAttemptAt(), event.failureClass(), event.cause(), event.what(), event.remedy(),
				system, externalId, event.by(), externalNumber);
	}

	private static Standing with(Standing before, @Nullable String delivered) {
		return new Standing(before.flow(), before.messageId(), before.version(), before.state(), before.attempt(),
				delivered, before.updatedAt(), before.nextAttemptAt(), before.failureClass(), before.cause(),
				before.what(), before.remedy(), before.system(), before.externalId(), before.by(),
				before.externalNumber());
	}

}
