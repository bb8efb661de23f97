package io.serai.console;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.system.PollStatus;
import io.serai.system.Polls;
import io.serai.system.SystemStatus;
import io.serai.system.SystemStatus.Health;
import io.serai.system.Systems;

import org.springframework.beans.factory.ObjectProvider;

/**
 * A shop and an ERP that are up, a CRM that is down and cannot be polled.
 */
class PlayedSystems extends SystemsSeen {

	private final Clock clock;

	PlayedSystems(ObjectProvider<Systems> systems, ObjectProvider<Polls> polls, Clock clock) {
		super(systems, polls);
		this.clock = clock;
	}

	@Override
	List<SystemStatus> all() {
		return List.of(new SystemStatus("crm", "espocrm", "EspoCRM 8", Health.DOWN, null),
				new SystemStatus("erp", "tryton", "Tryton 6.0", Health.UP, null),
				new SystemStatus("shop", "rest-shop", "The shop", Health.UP, null));
	}

	@Override
	List<PollStatus> polls() {
		Duration every = Duration.ofSeconds(30);
		return List.of(
				new PollStatus("order-from-shop", "shop", "changed-orders", every,
						this.clock.instant().minusSeconds(12), this.clock.instant().minusSeconds(7), null),
				new PollStatus("customer-from-crm", "crm", "changed-customers", every,
						this.clock.instant().minusSeconds(2600), this.clock.instant().minusSeconds(2580),
						Failure.of(FailureClass.UNAVAILABLE, "crm/changed-customers: connection refused",
								"Start the CRM; the poll goes on by itself.")));
	}

}
