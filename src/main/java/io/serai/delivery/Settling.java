package io.serai.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.serai.failure.Failure;
import io.serai.failure.FailureClass;

/**
 * Decides what follows from an outcome: the one place that owns every retry. Pure: it
 * stores nothing.
 */
final class Settling {

	private final String flow;

	private final RetryLadder ladder;

	private final Clock clock;

	Settling(String flow, RetryLadder ladder, Clock clock) {
		this.flow = flow;
		this.ladder = ladder;
		this.clock = clock;
	}

	Settlement settle(HubMessage message, Outcome outcome, Duration took) {
		return switch (outcome) {
			case Outcome.Delivered delivered -> new Settlement(event(message, DeliveryState.DELIVERED, took)
				.spoke(delivered.system(), delivered.externalId(), delivered.externalNumber())
				.build(), null);
			case Outcome.Skipped skipped ->
				new Settlement(event(message, DeliveryState.SKIPPED, took).what(skipped.why()).build(), null);
			case Outcome.Held held -> settleHeld(message, held, took);
			case Outcome.Postponed postponed -> settlePostponed(message, postponed, took);
			case Outcome.Failed failed -> settleFailure(message, failed.failure(), took);
		};
	}

	/** What waits for the same as before is not told again: it may wait for days. */
	private Settlement settleHeld(HubMessage message, Outcome.Held held, Duration took) {
		Instant due = this.clock.instant().plus(held.lookAgainAfter());
		DeliveryEvent event = held.why().equals(message.heldFor()) ? null
				: event(message, DeliveryState.WAITING, took).what(held.why()).build();
		return new Settlement(event,
				new Settlement.Copy(false, message.held(held.why(), message.maybeWritten() || held.afterWrite()), due));
	}

	/** Told once, like what is held: a database may be away for hours. */
	private Settlement settlePostponed(HubMessage message, Outcome.Postponed postponed, Duration took) {
		Instant due = this.clock.instant().plus(postponed.lookAgainAfter());
		String why = postponed.failure().what();
		DeliveryEvent event = why.equals(message.heldFor()) ? null
				: event(message, DeliveryState.WAITING, took).failed(postponed.failure()).due(due).build();
		return new Settlement(event, new Settlement.Copy(false, message.held(why, message.maybeWritten()), due));
	}

	private Settlement settleFailure(HubMessage message, Failure failure, Duration took) {
		boolean maybeWritten = message.maybeWritten() || failure.maybeWritten();
		return switch (failure.action()) {
			case PAUSE -> new Settlement(event(message, DeliveryState.WAITING, took).failed(failure).build(),
					new Settlement.Copy(false, message.failedAgain(message.attempt(), maybeWritten), null));
			case RETRY -> retry(message.failedAgain(message.attempt() + 1, maybeWritten), failure, took);
			case DEAD_LETTER -> dead(message.failedAgain(message.attempt() + 1, maybeWritten), failure, took);
		};
	}

	private Settlement retry(HubMessage message, Failure failure, Duration took) {
		Optional<Duration> pause = this.ladder.pauseAfter(message.attempt());
		if (pause.isEmpty()) {
			return dead(message, failure, took);
		}
		Duration told = failure.retryAfter();
		Duration wait = (told != null && told.compareTo(pause.get()) > 0) ? told : pause.get();
		Instant due = this.clock.instant().plus(wait);
		return new Settlement(event(message, DeliveryState.RETRYING, took).failed(failure).due(due).build(),
				new Settlement.Copy(false, message, due));
	}

	private Settlement dead(HubMessage message, Failure failure, Duration took) {
		return new Settlement(event(message, DeliveryState.DEAD, took).failed(failure).build(), new Settlement.Copy(
				true, message.asDead(failure.failureClass().wireName(), message.maybeWritten()), null));
	}

	private EventBuilder event(HubMessage message, DeliveryState state, Duration took) {
		return new EventBuilder(this.flow, message, state, this.clock.instant(), took);
	}

	/** Returns the failure for a record that the flow could not even read. */
	static Failure unreadable(String what) {
		return Failure.of(FailureClass.BUG, what, "Look at the record's raw content; then retry or discard it.");
	}

}
