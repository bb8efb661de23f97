package io.serai.messagestore;

import java.time.temporal.ChronoUnit;

import io.serai.canonical.RecordVersion;
import io.serai.delivery.DeliveryEvent;
import io.serai.delivery.DeliveryState;
import org.jspecify.annotations.Nullable;

/**
 * What an event makes of a standing. A delivery is shown at its newest version, so what
 * happens to an older one changes nothing but the delivered version, and that only grows.
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
		int difference = RecordVersion.compare(event.version(), before.version());
		if (difference != 0) {
			return difference < 0;
		}
		boolean skippedAgain = before.state() == DeliveryState.DELIVERED && event.state() == DeliveryState.SKIPPED;
		return skippedAgain || event.at().truncatedTo(ChronoUnit.MICROS).isBefore(before.updatedAt());
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
