package io.serai.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.IntConsumer;

/**
 * The fastest ERP there is: answers each order at once and tells which one it was. Also
 * answers "not there" to whoever looks for an order.
 */
final class Sink implements AutoCloseable {

	private static final byte[] EMPTY_LIST = answer("200 OK", "{\"items\":[]}");

	private final ServerSocket listener;

	private volatile IntConsumer arrival = (number) -> {
	};

	private Sink(ServerSocket listener) {
		this.listener = listener;
	}

	static Sink start() throws IOException {
		Sink sink = new Sink(new ServerSocket(0, 256, InetAddress.getLoopbackAddress()));
		Thread.ofPlatform().daemon().name("sink").start(sink::listen);
		return sink;
	}

	String url() {
		return "http://127.0.0.1:" + this.listener.getLocalPort();
	}

	/** Sets who is told the number of each order that arrives. */
	void onArrival(IntConsumer listening) {
		this.arrival = listening;
	}

	@Override
	public void close() throws IOException {
		this.listener.close();
	}

	private void listen() {
		while (true) {
			try {
				Socket socket = this.listener.accept();
				Thread.ofPlatform().daemon().name("sink-connection").start(() -> serve(socket));
			}
			catch (IOException ex) {
				return;
			}
		}
	}

	private void serve(Socket socket) {
		try (socket) {
			socket.setTcpNoDelay(true);
			HttpStream requests = new HttpStream(socket.getInputStream());
			OutputStream out = socket.getOutputStream();
			while (requests.next()) {
				int number = OrderText.number(requests.body());
				out.write((number < 0) ? EMPTY_LIST
						: answer("201 Created", "{\"id\":%d,\"number\":\"N%d\"}".formatted(number, number)));
				if (number >= 0) {
					this.arrival.accept(number);
				}
			}
		}
		catch (IOException ex) {
			System.err.println("sink: " + ex.getMessage());
		}
	}

	private static byte[] answer(String status, String body) {
		return "HTTP/1.1 %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
			.formatted(status, body.length(), body)
			.getBytes(StandardCharsets.ISO_8859_1);
	}

}
