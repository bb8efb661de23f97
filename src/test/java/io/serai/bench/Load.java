package io.serai.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Sends orders over a number of connections, each its next one when the last was
 * answered. At most {@value #AHEAD} orders may be accepted and not yet delivered: more
 * would measure how long a backlog is and not how long a delivery takes.
 */
final class Load {

	private static final int AHEAD = 512;

	private static final int CAPACITY = 5_000_000;

	private final AtomicInteger next = new AtomicInteger();

	private final AtomicLongArray sent = new AtomicLongArray(CAPACITY);

	private final AtomicLongArray accepted = new AtomicLongArray(CAPACITY);

	private final AtomicLongArray arrived = new AtomicLongArray(CAPACITY);

	private final AtomicInteger refused = new AtomicInteger();

	private final Semaphore ahead = new Semaphore(AHEAD);

	private final int port;

	private final String headers;

	/**
	 * Makes a load that is not yet running.
	 * @param headers more header lines of each request, each ended by CR LF
	 */
	Load(int port, String headers) {
		this.port = port;
		this.headers = headers;
	}

	/** Called by the sink, possibly more than once for one order. */
	void arrived(int number) {
		if (this.arrived.compareAndSet(number, 0, System.nanoTime())) {
			this.ahead.release();
		}
	}

	/**
	 * Sends for a while, then waits until all that was accepted has arrived.
	 * @return the figures of that while
	 */
	Figures run(int connections, Duration time) throws InterruptedException {
		int first = this.next.get();
		long start = System.nanoTime();
		long stop = start + time.toNanos();
		List<Thread> threads = new ArrayList<>();
		for (int i = 0; i < connections; i++) {
			threads.add(Thread.ofPlatform().name("load-" + i).start(() -> send(stop)));
		}
		for (Thread thread : threads) {
			thread.join();
		}
		if (!this.ahead.tryAcquire(AHEAD, 60, TimeUnit.SECONDS)) {
			throw new IllegalStateException("after a minute %d of %d orders have not arrived; %d were refused"
				.formatted(AHEAD - this.ahead.availablePermits(), this.next.get() - first, this.refused.get()));
		}
		this.ahead.release(AHEAD);
		return Figures.of(this.sent, this.accepted, this.arrived, first, this.next.get(), start, stop,
				this.refused.getAndSet(0));
	}

	private void send(long stop) {
		byte[] order = OrderText.of(0);
		byte[] head = ("POST /api/v1/orders HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
				+ this.headers + "Content-Length: " + order.length + "\r\n\r\n")
			.getBytes(StandardCharsets.US_ASCII);
		byte[] request = new byte[head.length + order.length];
		System.arraycopy(head, 0, request, 0, head.length);
		System.arraycopy(order, 0, request, head.length, order.length);
		try {
			while (System.nanoTime() < stop) {
				sendOverOneConnection(request, stop);
			}
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException("the connection broke: " + ex.getMessage(), ex);
		}
	}

	/**
	 * Until the time is up or the server closes it, as Tomcat does after 100 requests.
	 */
	private void sendOverOneConnection(byte[] request, long stop) throws IOException, InterruptedException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			socket.setTcpNoDelay(true);
			HttpStream answers = new HttpStream(socket.getInputStream());
			OutputStream out = socket.getOutputStream();
			while (System.nanoTime() < stop && !answers.isLast()) {
				this.ahead.acquire();
				int number = this.next.getAndIncrement();
				OrderText.renumber(request, number);
				this.sent.set(number, System.nanoTime());
				out.write(request);
				answer(answers, number);
			}
		}
	}

	private void answer(HttpStream answers, int number) throws IOException {
		if (!answers.next()) {
			throw new IOException("closed without an answer");
		}
		if (answers.status() == 202) {
			this.accepted.set(number, System.nanoTime());
			return;
		}
		if (this.refused.getAndIncrement() == 0) {
			System.err
				.println("refused: " + answers.head() + "\n" + new String(answers.body(), StandardCharsets.UTF_8));
		}
		arrived(number);
	}

}
