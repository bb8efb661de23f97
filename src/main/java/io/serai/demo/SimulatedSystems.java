package io.serai.demo;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The simulated shop, website, ERP, CRM, OA, mini-program and mailbox and an address that
 * takes alerts, served on loopback; each misbehaves as often as the settings say.
 */
final class SimulatedSystems implements AutoCloseable {

	private static final double MORE_OFTEN = 6;

	private final SimulatedShop shop;

	private final SimulatedShop website;

	private final SimulatedErp erp;

	private final SimulatedCrm crm;

	private final SimulatedOa oa;

	private final SimulatedWebhook webhook;

	private final SimulatedMiniProgram miniProgram;

	private final SimulatedMailbox mailbox = new SimulatedMailbox();

	private final Map<String, LoopbackServer> servers = new LinkedHashMap<>();

	private final Map<String, Moods> moods = new LinkedHashMap<>();

	/**
	 * Starts them all.
	 * @throws java.io.UncheckedIOException if a port is taken
	 */
	SimulatedSystems(DemoSettings settings, Clock clock) {
		this.shop = new SimulatedShop(settings.key(), clock);
		this.website = new SimulatedShop(settings.key(), clock);
		this.erp = new SimulatedErp(settings.key(), clock);
		this.crm = new SimulatedCrm(settings.key(), clock);
		this.oa = new SimulatedOa(settings.key(), clock);
		this.webhook = new SimulatedWebhook(settings.key());
		this.miniProgram = new SimulatedMiniProgram(settings.key(), clock);
		serve("shop", this.shop, settings, settings.shopPort());
		serve("erp", this.erp, settings, settings.erpPort());
		serve("crm", this.crm, settings, settings.crmPort());
		serve("oa", this.oa, settings, settings.oaPort());
		// An address that answers by status alone cannot say 200 and mean no.
		serve("webhook", this.webhook, settings, settings.webhookPort()).rate(Misbehaviour.ERROR_IN_200, 0)
			.rate(Misbehaviour.HTML_PAGE, 0);
		// WeChat says in its own words what is wrong, and renews a token twice a minute
		// only.
		serve("wechat", this.miniProgram, settings, settings.wechatPort()).rate(Misbehaviour.ERROR_IN_200, 0)
			.rate(Misbehaviour.TOKEN_EXPIRED, 0);
		serve("website", this.website, settings, settings.websitePort());
		// To be looked at; mails come to it by way of a mail server.
		serve("mailbox", this.mailbox, settings, settings.mailboxPort()).all(0);
		this.moods.put("mail", mailMoods(settings));
	}

	SimulatedShop shop() {
		return this.shop;
	}

	/** A second channel that sells what the ERP counts. */
	SimulatedShop website() {
		return this.website;
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

	SimulatedWebhook webhook() {
		return this.webhook;
	}

	SimulatedMiniProgram miniProgram() {
		return this.miniProgram;
	}

	SimulatedMailbox mailbox() {
		return this.mailbox;
	}

	/** Serves the mailbox by SMTP. */
	LoopbackMailServer serveMail(Duration silence, LoopbackMailServer.Door door) {
		return new LoopbackMailServer(this.mailbox, Objects.requireNonNull(this.moods.get("mail")), silence, door)
			.start();
	}

	/**
	 * Returns where a system listens.
	 * @param system {@code shop}, {@code erp}, {@code crm}, {@code oa}, {@code webhook},
	 * {@code wechat}, {@code website} or {@code mailbox}
	 */
	String url(String system) {
		return server(system).url();
	}

	/** Returns how often each misbehaviour befell a call to any of them. */
	Map<Misbehaviour, Integer> misbehaviours() {
		Map<Misbehaviour, Integer> all = new EnumMap<>(Misbehaviour.class);
		this.moods.values()
			.forEach((mood) -> mood.counts()
				.forEach((misbehaviour, count) -> all.merge(misbehaviour, count, Integer::sum)));
		return all;
	}

	/** Returns how often a misbehaviour befell a call to one system. */
	int misbehaved(String system, Misbehaviour misbehaviour) {
		Moods mood = this.moods.get(system);
		return (mood != null) ? mood.counts().getOrDefault(misbehaviour, 0) : 0;
	}

	/**
	 * Returns how many things a system made that the hub could not see.
	 * @param path first part of the path, e.g. {@code sales-orders}
	 */
	int madeUnseen(String system, String path) {
		return server(system).madeUnseen(path);
	}

	@Override
	public void close() {
		this.servers.values().forEach(LoopbackServer::close);
	}

	private LoopbackServer server(String system) {
		return Objects.requireNonNull(this.servers.get(system));
	}

	/**
	 * A mail server says neither 200 nor web pages. It has few mails to misbehave at, so
	 * it does so the more often.
	 */
	private static Moods mailMoods(DemoSettings settings) {
		Moods moods = new Moods(settings.seed()).all(settings.faults() * MORE_OFTEN);
		for (Misbehaviour other : List.of(Misbehaviour.ERROR_IN_200, Misbehaviour.HTML_PAGE,
				Misbehaviour.TOKEN_EXPIRED)) {
			moods.rate(other, 0);
		}
		return moods;
	}

	private Moods serve(String name, SimulatedSystem system, DemoSettings settings, int port) {
		Moods mood = new Moods(settings.seed() + this.moods.size()).all(settings.faults());
		this.moods.put(name, mood);
		this.servers.put(name, LoopbackServer.start(system, mood, settings.silence(), port));
		return mood;
	}

}
