package io.serai.start;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether somebody listens where an external broker should be. The broker's own client
 * would try for much longer before it says so.
 */
final class BrokerReach {

	private static final Pattern PLACE = Pattern.compile("tcp://([^/?,():]+):(\\d{1,5})");

	private static final int MILLIS = 2_000;

	private BrokerReach() {
	}

	/**
	 * Looks, if the address says host and port.
	 * @param url as {@code serai.broker.url}; one that can be reached is enough
	 * @throws StartRefusedException if none can be reached
	 */
	static void check(String url) {
		List<String> wrong = PLACE.matcher(url)
			.results()
			.map((place) -> fault(place.group(1), place.group(2)))
			.toList();
		if (!wrong.isEmpty() && wrong.stream().noneMatch(String::isEmpty)) {
			throw new StartRefusedException("The broker cannot be reached: %s.".formatted(String.join("; ", wrong)),
					"See that it runs, start it before the hub, and compare SERAI_BROKER_URL (serai.broker.url).");
		}
	}

	/** Returns nothing if somebody listens there. */
	private static String fault(String host, String port) {
		String place = host + ":" + port;
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(host, Integer.parseInt(port)), MILLIS);
			return "";
		}
		catch (IOException | IllegalArgumentException ex) {
			return place + " (" + ex.getClass().getSimpleName() + ")";
		}
	}

}
