package io.serai.alert;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.serai.canonical.Alert.Cause;
import io.serai.delivery.DeliveryEvent;
import io.serai.delivery.DeliveryState;
import io.serai.delivery.FlowStatus;
import io.serai.delivery.Flows;
import io.serai.messagestore.CauseGroup;
import io.serai.messagestore.MessageStore;
import io.serai.stock.LowArticles;
import io.serai.system.poll.PollStatus;
import io.serai.system.poll.Polls;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Looks for what is wrong now. What is wrong with alerts themselves is not told by
 * alerts.
 */
@Component
class Troubles {

	private static final String UNAUTHORISED = "unauthorised";

	private static final String OWN = "alert-";

	private static final Duration LOOK_BACK = Duration.ofDays(1);

	private final Flows flows;

	private final MessageStore store;

	private final ObjectProvider<Polls> polls;

	private final LowArticles stock;

	private final Clock clock;

	Troubles(Flows flows, MessageStore store, ObjectProvider<Polls> polls, LowArticles stock, Clock clock) {
		this.flows = flows;
		this.store = store;
		this.polls = polls;
		this.stock = stock;
		this.clock = clock;
	}

	/**
	 * Returns them all.
	 * @throws org.springframework.dao.DataAccessException if the database does not answer
	 */
	List<Trouble> now() {
		List<Trouble> troubles = new ArrayList<>();
		this.store.causes()
			.stream()
			.filter((group) -> isOthers(group.flow()))
			.map(Troubles::dead)
			.forEach(troubles::add);
		this.flows.all()
			.stream()
			.filter((flow) -> flow.gate() == FlowStatus.Gate.PAUSED_ITSELF && isOthers(flow.flow()))
			.map((flow) -> new Trouble(Cause.FLOW_PAUSED, flow.flow(), "", "", flow.waiting()))
			.forEach(troubles::add);
		unauthorised().distinct()
			.map((system) -> new Trouble(Cause.SYSTEM_UNAUTHORISED, system, "", "", 0))
			.forEach(troubles::add);
		long low = this.stock.count();
		if (low > 0) {
			troubles.add(new Trouble(Cause.LOW_STOCK, "stock", "", "", low));
		}
		return troubles;
	}

	private static boolean isOthers(String flow) {
		return !flow.startsWith(OWN);
	}

	private static Trouble dead(CauseGroup group) {
		return new Trouble(Cause.DEAD_LETTERS, group.flow(), group.cause(), group.failureClass(), group.count());
	}

	private Stream<String> unauthorised() {
		Stream<String> delivering = this.flows.all()
			.stream()
			.filter((flow) -> flow.gate() == FlowStatus.Gate.PAUSED_ITSELF)
			.flatMap((flow) -> this.store
				.events(flow.flow(), DeliveryState.WAITING, this.clock.instant().minus(LOOK_BACK), 1)
				.stream())
			.filter((event) -> UNAUTHORISED.equals(event.failureClass()))
			.map(DeliveryEvent::system)
			.filter(Objects::nonNull);
		Stream<String> polling = this.polls.stream()
			.flatMap((all) -> all.all().stream())
			.filter((poll) -> poll.failure() != null && UNAUTHORISED.equals(poll.failure().failureClass().wireName()))
			.map(PollStatus::system);
		return Stream.concat(delivering, polling);
	}

}
