package io.serai.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * An ERP that takes every order and remembers when and how it came.
 */
final class WatchedErp implements AutoCloseable {

	private static final Pattern NUMBER = Pattern.compile("BENCH-(\\d{9})");

	private final HttpServer server;

	private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();

	private WatchedErp(HttpServer server) {
		this.server = server;
	}

	/**
	 * An order that came.
	 *
	 * @param number as {@link OrderText} counts
	 * @param at of {@link System#nanoTime}
	 */
	record Arrival(int number, String path, String body, long at) {
	}

	static WatchedErp start() throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		WatchedErp erp = new WatchedErp(server);
		server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		server.createContext("/", erp::answer);
		server.start();
		return erp;
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	List<Arrival> arrivals() {
		return this.arrivals;
	}

	void forget() {
		this.arrivals.clear();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	private void answer(HttpExchange exchange) throws IOException {
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		Matcher number = NUMBER.matcher(body);
		boolean order = exchange.getRequestMethod().equals("POST") && number.find();
		if (order) {
			this.arrivals.add(new Arrival(Integer.parseInt(number.group(1)), exchange.getRequestURI().getPath(), body,
					System.nanoTime()));
		}
		byte[] answer = (order ? "{\"id\":\"%s\"}".formatted(number.group(1)) : "{\"items\":[]}")
			.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().add("Content-Type", "application/json");
		exchange.sendResponseHeaders(order ? 201 : 200, answer.length);
		exchange.getResponseBody().write(answer);
		exchange.close();
	}

}
