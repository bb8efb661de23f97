package io.serai.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.serai.delivery.FlowStatus;
import io.serai.messagestore.CauseGroup;
import io.serai.messagestore.StoreHealth;
import io.serai.reconcile.Reports;
import io.serai.store.StoreGaps;
import io.serai.system.Reloading;
import io.serai.system.poll.PollStatus;

import org.springframework.web.util.UriComponentsBuilder;

/**
 * Finds what needs a person, worst first: the store, stopped flows, flows that paused
 * themselves, polls that fail, dead letters by cause, days out of balance, flows that
 * somebody paused.
 */
final class Things {

	private Things() {
	}

	/**
	 * A flow that paused itself a moment ago, or works off what gathered in a moment,
	 * needs nobody: most such pauses end before anyone has read of them.
	 * @param soon records that wait longer are worth a look
	 */
	static List<Thing> of(List<FlowRow> flows, List<CauseGroup> causes, List<PollStatus> polls, StoreHealth store,
			boolean away, Instant soon) {
		List<Thing> things = new ArrayList<>();
		if (away || store.failingSince() != null) {
			things.add(new Thing("red", "thing.store-away", List.of(), null, null, null, store.failingSince(),
					"/console", "thing.look-again"));
		}
		flows(flows, FlowState.STOPPED, "red", "thing.stopped", things);
		flows(flows.stream().filter((row) -> waitsSince(row, soon)).toList(), FlowState.PAUSED_ITSELF, "red",
				"thing.paused-itself", things);
		polls.stream().flatMap((poll) -> poll(poll).stream()).forEach(things::add);
		causes.forEach((group) -> things.add(dead(group)));
		flows(flows.stream().filter((row) -> waitsSince(row, soon)).toList(), FlowState.DELAYED, "orange",
				"thing.delayed", things);
		flows(flows, FlowState.PAUSED_BY_PERSON, "azure", "thing.paused-by-person", things);
		return things;
	}

	private static boolean waitsSince(FlowRow row, Instant soon) {
		Instant oldest = row.status().oldestWaiting();
		return oldest != null && oldest.isBefore(soon);
	}

	private static void flows(List<FlowRow> flows, FlowState state, String colour, String code, List<Thing> things) {
		flows.stream()
			.filter((row) -> row.state() == state)
			.map(FlowRow::status)
			.map((flow) -> new Thing(colour, code,
					List.of(flow.flow(), flow.waiting(), Objects.requireNonNullElse(flow.pausedBy(), "")), null,
					flow.reason(), null, flow.oldestWaiting(), waiting(flow), "thing.see-waiting"))
			.forEach(things::add);
	}

	private static Optional<Thing> poll(PollStatus poll) {
		return Optional.ofNullable(poll.failure())
			.map((failure) -> new Thing("orange", "thing.poll", List.of(poll.flow(), poll.system()),
					failure.failureClass().wireName(), failure.what(), failure.remedy(), poll.lastRunAt(),
					"/console/activity?flow=" + poll.flow(), "thing.see-poll"));
	}

	static Thing unbalanced(Reports.OpenFindings open) {
		return new Thing("orange", "thing.unbalanced", List.of(open.pair(), open.findings()), null, null, null,
				open.oldest(), "/console/reconcile", "thing.see-unbalanced");
	}

	private static Thing dead(CauseGroup group) {
		String link = UriComponentsBuilder.fromPath("/console/dead-letters")
			.queryParam("flow", "{flow}")
			.queryParam("cause", "{cause}")
			.encode()
			.buildAndExpand(group.flow(), group.cause())
			.toUriString();
		return new Thing("orange", "thing.dead", List.of(group.count(), group.flow()), group.failureClass(),
				group.what(), group.remedy(), group.first(), link, "thing.see-dead");
	}

	/** An edited file that is not in force. */
	static Thing notReloaded(Reloading.Refused refused) {
		return new Thing("orange", "thing.not-reloaded." + refused.what(), List.of(refused.name()), null,
				refused.problem(), null, refused.at(), "/console", "thing.look-again");
	}

	/** A file of a store that has not come though a later one has. */
	static Thing gap(StoreGaps.Gap gap) {
		return new Thing("azure", "thing.store-gap", List.of(gap.store(), gap.numbers()), null, null, null,
				gap.noticedAt(), "/console/stores", "thing.see-gap");
	}

	private static String waiting(FlowStatus flow) {
		return UriComponentsBuilder.fromPath("/console/activity")
			.queryParam("flow", "{flow}")
			.queryParam("show", "waiting")
			.encode()
			.buildAndExpand(flow.flow())
			.toUriString();
	}

}
