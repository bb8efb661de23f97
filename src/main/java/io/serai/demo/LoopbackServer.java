package io.serai.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Serves one simulated system over HTTP on loopback and lets it misbehave. Beside the
 * system's own paths: {@code GET /_state}, and {@code POST /_control/down},
 * {@code /_control/up}, {@code /_control/rates?each=0.02}.
 */
final class LoopbackServer implements AutoCloseable {

	static {
		// The JDK's server waits 40 ms for an acknowledgement before each small answer
		// otherwise; read once, when its classes are loaded.
		System.setProperty("sun.net.httpserver.nodelay", "true");
	}

	private final SimulatedSystem system;

	private final Moods moods;

	private final Duration silence;

	private final HttpServer server;

	private final CountDownLatch closed = new CountDownLatch(1);

	private final Map<String, Integer> madeUnseen = new ConcurrentHashMap<>();

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private LoopbackServer(SimulatedSystem system, Moods moods, Duration silence, HttpServer server) {
		this.system = system;
		this.moods = moods;
		this.silence = silence;
		this.server = server;
	}

	/**
	 * Starts serving.
	 * @param port 0 for any free one
	 * @param silence how long a silent or slow answer takes; longer than its callers wait
	 * @throws UncheckedIOException if the port is taken
	 */
	static LoopbackServer start(SimulatedSystem system, Moods moods, Duration silence, int port) {
		try {
			HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 256);
			LoopbackServer server = new LoopbackServer(system, moods, silence, http);
			http.createContext("/", server::handle);
			http.setExecutor(server.threads);
			http.start();
			return server;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("no simulated system on port %d: is it taken?".formatted(port), ex);
		}
	}

	/**
	 * Returns where it listens, e.g. {@code http://127.0.0.1:34567}.
	 */
	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	/**
	 * Returns how many things were made that the caller could not see: each would be a
	 * double if it were repeated blindly.
	 * @param path first part of the path, e.g. {@code sales-orders}
	 */
	int madeUnseen(String path) {
		return this.madeUnseen.getOrDefault(path, 0);
	}

	@Override
	public void close() {
		this.closed.countDown();
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	private void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			Call call = Call.of(exchange);
			Optional<Reply> reply = isControl(call) ? Optional.of(control(call)) : moody(call);
			if (reply.isPresent()) {
				reply.get().send(exchange);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static boolean isControl(Call call) {
		return !call.path().isEmpty() && call.path().getFirst().startsWith("_");
	}

	private Reply control(Call call) {
		switch (String.join("/", call.path())) {
			case "_state" -> {
				return Reply.json(200, this.system.state());
			}
			case "_control/down" -> this.moods.down(true);
			case "_control/up" -> this.moods.down(false);
			case "_control/rates" -> this.moods.all(call.parameter("each").map(Double::parseDouble).orElse(0.0));
			default -> {
				return Reply.error(404, "NO_SUCH_PATH",
						"there are /_state, /_control/down, /_control/up, /_control/rates");
			}
		}
		return Reply.json(200, Json.object().put("down", this.moods.isDown()).put("each", this.moods.each()));
	}

	/** Empty: the connection is cut without an answer. */
	private Optional<Reply> moody(Call call) throws IOException, InterruptedException {
		if (this.moods.isDown()) {
			return Optional.of(Reply.html(503, "Down for maintenance"));
		}
		Optional<Misbehaviour> misbehaviour = this.moods.next();
		return misbehaviour.isEmpty() ? Optional.of(this.system.answer(call)) : misbehave(misbehaviour.get(), call);
	}

	private Optional<Reply> misbehave(Misbehaviour misbehaviour, Call call) throws IOException, InterruptedException {
		return switch (misbehaviour) {
			case ERROR_BEFORE -> Optional.of(Reply.error(500, "INTERNAL", "Something went wrong"));
			case THROTTLED -> Optional.of(Reply.error(429, "TOO_MANY_CALLS", "Slow down").with("Retry-After", "1"));
			case ERROR_IN_200 -> Optional.of(Reply.error(200, "BUSY", "Another user is saving, try again"));
			case HTML_PAGE -> Optional.of(Reply.html(200, "Maintenance, back in a minute"));
			case CUT_BEFORE -> Optional.empty();
			case TOKEN_EXPIRED -> {
				this.system.forgetTokens();
				yield Optional.of(this.system.answer(call));
			}
			case SLOW -> {
				pause(this.silence.dividedBy(4));
				yield Optional.of(this.system.answer(call));
			}
			case ERROR_AFTER, CUT_AFTER, SILENCE_AFTER -> doUnseen(misbehaviour, call);
		};
	}

	private Optional<Reply> doUnseen(Misbehaviour misbehaviour, Call call) throws IOException, InterruptedException {
		this.system.answer(call);
		if (call.method().equals("POST") && !call.path().isEmpty()) {
			this.madeUnseen.merge(call.path().getFirst(), 1, Integer::sum);
		}
		if (misbehaviour == Misbehaviour.SILENCE_AFTER) {
			pause(this.silence);
		}
		return (misbehaviour == Misbehaviour.ERROR_AFTER)
				? Optional.of(Reply.error(500, "INTERNAL", "Something went wrong")) : Optional.empty();
	}

	/** Ends early when the server is closed. */
	private void pause(Duration time) throws InterruptedException {
		this.closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
	}

}
