package io.serai.console;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.serai.canonical.RecordKind;
import io.serai.delivery.FlowStatus;
import io.serai.delivery.Flows;
import io.serai.messagestore.CauseGroup;
import io.serai.messagestore.Figures;
import io.serai.messagestore.MessageStore;
import io.serai.messagestore.StoreHealth;
import io.serai.reconcile.Reports;
import io.serai.store.StoreGaps;
import io.serai.system.Reloading;
import io.serai.system.poll.PollStatus;

import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Puts the first page together from the flows (asked at the broker) and the message store
 * (asked at the database); without the database the flows are still shown.
 */
@Component
class Overview {

	/** For so long a flow may pause itself without calling anyone. */
	private static final Duration NEEDS_NOBODY = Duration.ofSeconds(30);

	private final Flows flows;

	private final MessageStore store;

	private final SystemsSeen systems;

	private final Reports reports;

	private final ConsoleTimes times;

	private final ConsoleSettings settings;

	private final StoreGaps gaps;

	Overview(Flows flows, MessageStore store, SystemsSeen systems, ConsoleTimes times, ConsoleSettings settings,
			StoreGaps gaps, Reports reports) {
		this.gaps = gaps;
		this.flows = flows;
		this.store = store;
		this.systems = systems;
		this.reports = reports;
		this.times = times;
		this.settings = settings;
	}

	OverviewPage page() {
		List<FlowStatus> flows = this.flows.all();
		try {
			Seen seen = new Seen(this.store.figures(this.times.today()), this.store.causes(), this.systems.polls(),
					this.gaps.open(), this.reports.open(), false);
			Map<String, Instant> oldest = this.store.oldestWaiting();
			return page(flows.stream().map((flow) -> flow.since(oldest.get(flow.flow()))).toList(), seen);
		}
		catch (DataAccessException | TransactionException ex) {
			return page(flows, Seen.NOTHING);
		}
	}

	private OverviewPage page(List<FlowStatus> flows, Seen seen) {
		Instant now = this.times.now();
		StoreHealth health = this.store.health();
		boolean late = seen.away() || health.behind();
		List<FlowRow> rows = flows.stream()
			.map((flow) -> row(flow, seen.figures(), late, now))
			.sorted(Comparator.comparing(FlowRow::state).thenComparing((row) -> row.status().flow()))
			.toList();
		List<Thing> things = Things.of(rows, seen.causes(), seen.polls(), health, seen.away(), now.minus(NEEDS_NOBODY));
		seen.findings().forEach((open) -> things.add(Things.unbalanced(open)));
		seen.gaps().forEach((gap) -> things.add(Things.gap(gap)));
		Optional<List<Reloading.Refused>> reloading = this.systems.reloading();
		reloading.stream().flatMap(List::stream).forEach((refused) -> things.addFirst(Things.notReloaded(refused)));
		return new OverviewPage(things, totals(rows, seen.figures()), this.systems.all(), rows, this.systems.notInUse(),
				seen.polls().stream().map((poll) -> PollRow.of(poll, seen.figures().of(poll.flow()))).toList(), health,
				seen.away(), reloading.isPresent(), now);
	}

	private FlowRow row(FlowStatus flow, Figures figures, boolean late, Instant now) {
		Figures.OfFlow did = figures.of(flow.flow());
		FlowState state = FlowState.of(flow, did.dead(), late, now, this.settings.delayedAfter());
		return new FlowRow(flow, state, figures.received(flow.kind()), did);
	}

	private static OverviewPage.Totals totals(List<FlowRow> rows, Figures figures) {
		List<OverviewPage.OfKind> received = Arrays.stream(RecordKind.values())
			.map((kind) -> new OverviewPage.OfKind(kind.wireName(), figures.received(kind.wireName()).today()))
			.toList();
		long delivered = rows.stream().mapToLong((row) -> row.figures().delivered().today()).sum();
		long waiting = rows.stream().mapToLong((row) -> row.status().waiting()).sum();
		Instant oldest = rows.stream()
			.map((row) -> row.status().oldestWaiting())
			.filter(Objects::nonNull)
			.min(Comparator.naturalOrder())
			.orElse(null);
		return new OverviewPage.Totals(received, delivered, waiting, oldest, figures.dead());
	}

	/**
	 * What the database knows.
	 */
	private record Seen(Figures figures, List<CauseGroup> causes, List<PollStatus> polls, List<StoreGaps.Gap> gaps,
			List<Reports.OpenFindings> findings, boolean away) {

		static final Seen NOTHING = new Seen(new Figures(Map.of(), Map.of()), List.of(), List.of(), List.of(),
				List.of(), true);

	}

}
