package io.serai.process;

import java.nio.file.Path;
import java.util.List;

/**
 * Settings of a hub that stands between a shop and an ERP with the connectors
 * {@code rest-shop} and {@code rest-erp}, everything else as it is by default.
 *
 * @param home holds a copy of the product's folders, and the hub's data
 * @param port of the door
 * @param key API key of whoever sends, and bearer token of both systems
 * @param shop URL of the shop
 * @param erp URL of the ERP
 */
public record HubArguments(Path home, int port, String key, String shop, String erp) {

	/**
	 * Returns them as arguments of {@code io.serai.Serai}.
	 */
	public List<String> list() {
		return List.of("--serai.home=" + this.home, "--server.port=" + this.port, "--server.address=127.0.0.1",
				"--serai.access.bootstrap-client.name=sender", "--serai.access.bootstrap-client.key=" + this.key,
				"--serai.access.bootstrap-client.source=shop", "--serai.access.bootstrap-client.per-second=1000000",
				"--serai.systems.shop.connector=rest-shop", "--serai.systems.shop.url=" + this.shop,
				"--serai.systems.shop.token=" + this.key, "--serai.systems.erp.connector=rest-erp",
				"--serai.systems.erp.url=" + this.erp, "--serai.systems.erp.token=" + this.key);
	}

	/**
	 * Returns the URL of the door.
	 */
	public String url() {
		return "http://127.0.0.1:" + this.port;
	}

	/**
	 * Returns what answers 200 once orders are taken.
	 */
	public String readiness() {
		return url() + "/actuator/health/readiness";
	}

}
