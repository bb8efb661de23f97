package io.serai.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.system.FlowsInUse;
import io.serai.system.Reloading;
import io.serai.system.outside.SystemStatus.Health;
import io.serai.system.outside.SystemStatus;
import io.serai.system.outside.Systems;
import io.serai.system.poll.PollStatus;
import io.serai.system.poll.Polls;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;

/**
 * A shop and an ERP that are up, a CRM that is down and cannot be polled.
 */
class PlayedSystems extends SystemsSeen {

	/** What was asked of the polls. */
	final List<String> asked = new CopyOnWriteArrayList<>();

	/** What live reload refused; null while it is off. */
	volatile @Nullable List<Reloading.Refused> refused;

	private final Clock clock;

	PlayedSystems(ObjectProvider<Systems> systems, ObjectProvider<Polls> polls, ObjectProvider<FlowsInUse> inUse,
			ObjectProvider<Reloading> reloading, Clock clock) {
		super(systems, polls, inUse, reloading);
		this.clock = clock;
	}

	@Override
	List<SystemStatus> all() {
		return List.of(new SystemStatus("crm", "espocrm", "EspoCRM 8", Health.DOWN, null, List.of()),
				new SystemStatus("erp", "tryton", "Tryton 6.0", Health.UP, null, List.of()),
				new SystemStatus("shop", "rest-shop", "The shop", Health.REFUSING, Duration.ofMinutes(1),
						List.of("change-order", "save-stock")));
	}

	@Override
	List<PollStatus> polls() {
		Duration every = Duration.ofSeconds(30);
		return List.of(new PollStatus("order-from-shop", "shop", "changed-orders", every, this.clock.instant()
			.minusSeconds(12), this.clock.instant().minusSeconds(7), null), new PollStatus("customer-from-crm", "crm",
					"changed-customers", every, this.clock.instant().minusSeconds(2600),
					this.clock.instant().minusSeconds(2580),
					Failure.of(FailureClass.UNAVAILABLE, "crm/changed-customers: cannot be reached (ConnectException)",
							"Check that crm is up and that its address and certificate are right; the flow goes on by itself.")));
	}

	@Override
	Map<String, FlowsInUse.Missing> notInUse() {
		return Map.of("stock-from-erp", new FlowsInUse.Missing("erp", "tryton", "changed-stock"));
	}

	@Override
	Optional<List<Reloading.Refused>> reloading() {
		return Optional.ofNullable(this.refused);
	}

	@Override
	void runNow(String flow, String by) {
		this.asked.add(by + " polls " + flow);
	}

	@Override
	void rewind(String flow, Instant since, String by) {
		this.asked.add(by + " rewinds " + flow + " to " + since);
	}

}
