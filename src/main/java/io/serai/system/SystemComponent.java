package io.serai.system;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.serai.crossref.CrossReference;
import io.serai.crossref.LastWrites;
import io.serai.failure.Meant;
import io.serai.mapping.Mappings;
import io.serai.system.backfill.Backfills;
import io.serai.system.connector.Safety;
import io.serai.system.outside.OutsideSystem;
import io.serai.system.outside.Systems;
import io.serai.system.poll.Poll;
import io.serai.system.poll.Polls;
import io.serai.system.write.OnceOnly;
import io.serai.system.write.OnceOnlyMarks;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.stereotype.Component;

/**
 * The Camel component {@code system:NAME/OPERATION}. {@code to:} calls the operation of
 * the system; {@code from:} polls it. Options of a poll: {@code every} (e.g. {@code 5s}),
 * {@code since} (where a new poll starts, ISO-8601; default: one window ago);
 * {@code hook}, whether it reads what the system's events name instead of polling. Option
 * of a write: {@code onlyIfThere}, whether it brings up to date what the system has and
 * makes nothing.
 */
@Component("system")
final class SystemComponent extends DefaultComponent {

	private final Systems systems;

	private final CrossReference crossReference;

	private final LastWrites lastWrites;

	private final Poll.Parts pollParts;

	private final Polls polls;

	private final Backfills backfills;

	private final OnceOnly onceOnly;

	SystemComponent(CrossReference crossReference, LastWrites lastWrites, Poll.Parts pollParts, Polls polls,
			Backfills backfills, OnceOnlyMarks onceOnlyMarks) {
		this.backfills = backfills;
		this.systems = pollParts.systems();
		this.crossReference = crossReference;
		this.lastWrites = lastWrites;
		this.pollParts = pollParts;
		this.polls = polls;
		this.onceOnly = new OnceOnly(onceOnlyMarks, crossReference);
	}

	@Override
	protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
		String[] parts = remaining.split("/", -1);
		if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
			throw new IllegalArgumentException(
					"'system:%s' names no system and operation; write system:NAME/OPERATION, e.g. system:erp/save-order"
						.formatted(remaining));
		}
		this.systems.find(parts[0]).ifPresent((system) -> check(system, parts[1]));
		SystemEndpoint endpoint = new SystemEndpoint(uri, this, parts[0], parts[1]);
		String every = getAndRemoveParameter(parameters, "every", String.class);
		if (every != null) {
			endpoint.every(every(uri, every));
		}
		String since = getAndRemoveParameter(parameters, "since", String.class);
		endpoint.since((since != null) ? Instant.parse(since) : null);
		endpoint.hook(getAndRemoveParameter(parameters, "hook", Boolean.class, false));
		boolean onlyIfThere = getAndRemoveParameter(parameters, "onlyIfThere", Boolean.class, false);
		if (onlyIfThere) {
			this.systems.find(parts[0]).ifPresent((system) -> checkUpdate(system, parts[1]));
		}
		endpoint.onlyIfThere(onlyIfThere);
		return endpoint;
	}

	private static void checkUpdate(OutsideSystem system, String operation) {
		if (system.operation(operation).safety() == Safety.ONCE_ONLY) {
			throw new IllegalArgumentException("onlyIfThere: the operation '%s' of system %s runs once only; %s"
				.formatted(operation, system.name(), "it brings nothing up to date, so leave the option out"));
		}
	}

	private static Duration every(String uri, String text) {
		try {
			Duration every = DurationStyle.detectAndParse(text);
			if (every.isPositive()) {
				return every;
			}
		}
		catch (IllegalArgumentException ex) {
			// Told below, with the remedy.
		}
		throw new IllegalArgumentException(
				"%s: every=%s is no time between polls; write e.g. every: 30s".formatted(uri, text));
	}

	Systems systems() {
		return this.systems;
	}

	CrossReference crossReference() {
		return this.crossReference;
	}

	LastWrites lastWrites() {
		return this.lastWrites;
	}

	Poll.Parts pollParts() {
		return this.pollParts;
	}

	Polls polls() {
		return this.polls;
	}

	Backfills backfills() {
		return this.backfills;
	}

	OnceOnly onceOnly() {
		return this.onceOnly;
	}

	Mappings mappings() {
		return this.pollParts.mappings();
	}

	private static void check(OutsideSystem system, String operation) {
		if (!system.connector().operations().containsKey(operation)) {
			throw new IllegalArgumentException("system %s (connector %s) has no operation '%s'. %s".formatted(
					system.name(), system.connector().name(), operation,
					Meant.instead(operation, system.connector().operations().keySet())));
		}
	}

}
