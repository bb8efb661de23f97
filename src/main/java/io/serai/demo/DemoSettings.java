package io.serai.demo;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the demo, {@code serai.demo.*}.
 *
 * @param folder where the demo keeps its data; emptied at every start without
 * {@code --keep}
 * @param key API key of the simulated sender and bearer token of the simulated systems
 * @param password of the user admin of the demo's console
 * @param shopPort port of the simulated shop
 * @param erpPort port of the simulated ERP
 * @param crmPort port of the simulated CRM
 * @param oaPort port of the simulated OA
 * @param webhookPort port of the address that takes alerts
 * @param wechatPort port of the simulated mini-program
 * @param mailPort port of the simulated mail server
 * @param mailboxPort port at which the mails that it took can be looked at
 * @param websitePort port of the simulated website
 * @param seed of everything that is random
 * @param faults share of the calls to a simulated system that each of ten misbehaviours
 * befalls, 0 to 0.1
 * @param silence how long a simulated system says nothing when it is silent; longer than
 * the hub waits
 * @param perSecond orders that the demo sends
 * @param orders that a verification sends
 * @param settle longest that a verification waits for the last order
 * @param quiet how long a verification looks on whether anything is written that nobody
 * asked for, once everything has come to rest; longer than flows pause between polls
 * @param buffer of every article in the shop, as {@code serai.stock} has it
 * @param lowBelow people are told of less, as {@code serai.stock} has it
 * @param sabotage what a simulated system does behind the verification's back, so that a
 * test sees it fail
 */
@ConfigurationProperties("serai.demo")
record DemoSettings(Path folder, String key, String password, int shopPort, int erpPort, int crmPort, int oaPort,
		int webhookPort, int wechatPort, int mailPort, int mailboxPort, int websitePort,
		@DefaultValue("20261122") long seed, @DefaultValue("0.01") double faults, @DefaultValue("4s") Duration silence,
		@DefaultValue("2") double perSecond, @DefaultValue("500") int orders, @DefaultValue("5m") Duration settle,
		@DefaultValue("6s") Duration quiet, @DefaultValue("2") BigDecimal buffer,
		@DefaultValue("5") BigDecimal lowBelow, @DefaultValue("NONE") Sabotage sabotage) {

}
