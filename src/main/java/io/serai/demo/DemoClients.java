package io.serai.demo;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.serai.access.ClientAdministration;

/**
 * The callers that ask what has become of the records of systems other than the shop:
 * each may read what it is the source of. Another shop also hands its orders in, and one
 * may fetch again what the hub has missed.
 */
final class DemoClients {

	private static final List<String> SOURCES = List.of("erp", "crm", "oa", "serai", WechatPayments.SOURCE,
			Deals.OTHER_SHOP);

	private static final int PER_SECOND = 10_000;

	private final ClientAdministration administration;

	DemoClients(ClientAdministration administration) {
		this.administration = administration;
	}

	/** Makes them known to the hub, and their keys to the one who asks. */
	void admit(HubClient hub) {
		// Names of their own, since a kept demo has those of last time.
		String run = UUID.randomUUID().toString().substring(0, 8);
		for (String source : SOURCES) {
			String name = "verify-%s-%s".formatted(source, run);
			hub.read(source, this.administration.create(name, source, Set.of("order"), PER_SECOND, "demo").key());
		}
		hub.read(FetchedOrders.CALLER,
				this.administration
					.create("verify-%s-%s".formatted(FetchedOrders.CALLER, run), DemoOrders.SOURCE, Set.of("backfill"),
							PER_SECOND, "demo")
					.key());
	}

}
