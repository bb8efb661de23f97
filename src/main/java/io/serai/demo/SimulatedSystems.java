package io.serai.demo;

import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;

/**
 * The simulated shop, ERP, CRM and OA, served on loopback; only shop and ERP misbehave.
 */
final class SimulatedSystems implements AutoCloseable {

	private final SimulatedShop shop;

	private final SimulatedErp erp;

	private final SimulatedCrm crm;

	private final SimulatedOa oa;

	private final LoopbackServer crmServer;

	private final LoopbackServer oaServer;

	private final Moods shopMoods;

	private final Moods erpMoods;

	private final LoopbackServer shopServer;

	private final LoopbackServer erpServer;

	/**
	 * Starts them all.
	 * @throws java.io.UncheckedIOException if a port is taken
	 */
	SimulatedSystems(DemoSettings settings, Clock clock) {
		this.shop = new SimulatedShop(settings.key(), clock);
		this.erp = new SimulatedErp(settings.key(), clock);
		this.crm = new SimulatedCrm(settings.key(), clock);
		this.oa = new SimulatedOa(settings.key(), clock);
		this.shopMoods = new Moods(settings.seed()).all(settings.faults());
		this.erpMoods = new Moods(settings.seed() + 1).all(settings.faults());
		this.shopServer = LoopbackServer.start(this.shop, this.shopMoods, settings.silence(), settings.shopPort());
		this.erpServer = LoopbackServer.start(this.erp, this.erpMoods, settings.silence(), settings.erpPort());
		this.crmServer = LoopbackServer.start(this.crm, new Moods(settings.seed()), settings.silence(),
				settings.crmPort());
		this.oaServer = LoopbackServer.start(this.oa, new Moods(settings.seed()), settings.silence(),
				settings.oaPort());
	}

	SimulatedShop shop() {
		return this.shop;
	}

	SimulatedErp erp() {
		return this.erp;
	}

	SimulatedCrm crm() {
		return this.crm;
	}

	SimulatedOa oa() {
		return this.oa;
	}

	String crmUrl() {
		return this.crmServer.url();
	}

	String oaUrl() {
		return this.oaServer.url();
	}

	String shopUrl() {
		return this.shopServer.url();
	}

	String erpUrl() {
		return this.erpServer.url();
	}

	/** Returns how often each misbehaviour befell a call to either. */
	Map<Misbehaviour, Integer> misbehaviours() {
		Map<Misbehaviour, Integer> all = new EnumMap<>(Misbehaviour.class);
		this.shopMoods.counts().forEach((misbehaviour, count) -> all.merge(misbehaviour, count, Integer::sum));
		this.erpMoods.counts().forEach((misbehaviour, count) -> all.merge(misbehaviour, count, Integer::sum));
		return all;
	}

	/** Returns how many writes the ERP did that the hub could not see. */
	int unseenWrites() {
		return this.erpServer.unseenWrites();
	}

	@Override
	public void close() {
		this.shopServer.close();
		this.erpServer.close();
		this.crmServer.close();
		this.oaServer.close();
	}

}
