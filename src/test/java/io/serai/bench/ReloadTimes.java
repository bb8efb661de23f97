package io.serai.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import io.serai.Caller;
import io.serai.bench.Edits.Edit;
import io.serai.process.ChildProcess;
import io.serai.process.HubArguments;

/**
 * Prints how long after an edit the running hub behaves otherwise, as its ERP sees it:
 * the whole product with live reload, twenty orders a second.
 */
final class ReloadTimes {

	private static final String KEY = "bench-0123456789abcdef0123456789abcdef";

	private static final Duration MOST = Duration.ofSeconds(30);

	private static final long TICK = 100;

	private final Map<String, List<Long>> times = new LinkedHashMap<>();

	/** Edits come at any moment between two looks of the hub; the same in each run. */
	private final Random random = new Random(1);

	private final ScheduledExecutorService clockwork = Executors.newScheduledThreadPool(2,
			Thread.ofPlatform().daemon().name("clockwork").factory());

	private Future<?> sending = CompletableFuture.completedFuture(null);

	private final String door;

	private final WatchedErp erp;

	private int sent;

	private ReloadTimes(String door, WatchedErp erp) {
		this.door = door;
		this.erp = erp;
	}

	/**
	 * Measures.
	 * @param rounds each makes every kind of edit twice
	 * @param folder for the copy of the product
	 */
	static void print(int rounds, Path folder) throws Exception {
		Path home = Files.createDirectory(folder.resolve("edited"));
		ChildProcess.copyProduct(Path.of(System.getProperty("serai.home", ".")), home);
		try (WatchedErp erp = WatchedErp.start()) {
			Edits edits = new Edits(home, erp);
			HubArguments arguments = new HubArguments(home, ChildProcess.freePort(), KEY, erp.url() + "/shop",
					erp.url() + "/erp");
			List<String> settings = new ArrayList<>(arguments.list());
			settings.addAll(List.of("--serai.reload.enabled=true", "--serai.systems.pos.connector=rest-erp",
					"--serai.systems.pos.url=" + erp.url() + "/pos", "--serai.systems.pos.token=" + KEY));
			try (ChildProcess hub = ChildProcess.hub(folder.resolve("edited.log"), List.of("-Xmx1g"), settings)) {
				hub.awaitReady(arguments.readiness(), Duration.ofMinutes(2));
				ReloadTimes times = new ReloadTimes(arguments.url(), erp);
				try {
					times.measure(edits, rounds);
				}
				catch (IllegalStateException ex) {
					System.out.println(hub.tail());
					throw ex;
				}
				times.report();
			}
		}
	}

	private void measure(Edits edits, int rounds) throws Exception {
		this.sending = this.clockwork.scheduleAtFixedRate(this::orders, 0, TICK, TimeUnit.MILLISECONDS);
		for (int round = 0; round < rounds; round++) {
			for (Edit edit : edits.round()) {
				this.clockwork.schedule(this.erp::forget, 500 + this.random.nextInt(500), TimeUnit.MILLISECONDS).get();
				this.times.computeIfAbsent(edit.name(), (name) -> new ArrayList<>()).add(time(edit));
			}
		}
	}

	/** Returns milliseconds. */
	private long time(Edit edit) throws Exception {
		long began = System.nanoTime();
		edit.change().make();
		CompletableFuture<Long> seen = new CompletableFuture<>();
		ScheduledFuture<?> looking = this.clockwork.scheduleWithFixedDelay(() -> {
			long at = edit.seen().applyAsLong(began);
			if (at >= 0) {
				seen.complete(at);
			}
			else if (this.sending.isDone()) {
				seen.completeExceptionally(this.sending.exceptionNow());
			}
		}, TICK, TICK, TimeUnit.MILLISECONDS);
		try {
			return (seen.get(MOST.toSeconds(), TimeUnit.SECONDS) - began) / 1_000_000;
		}
		catch (TimeoutException ex) {
			throw new IllegalStateException("%s is not in force after %s".formatted(edit.name(), MOST), ex);
		}
		finally {
			looking.cancel(false);
		}
	}

	private void orders() {
		try {
			order("paid");
			order("authorized");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void order(String state) throws IOException, InterruptedException {
		String order = new String(OrderText.of(this.sent++), StandardCharsets.UTF_8).replace("\"paid\"",
				'"' + state + '"');
		HttpResponse<String> answer = Caller.push(this.door, "orders", KEY, order);
		if (answer.statusCode() != 202) {
			throw new IllegalStateException("the door answered " + answer.statusCode() + ": " + answer.body());
		}
	}

	private void report() {
		System.out.println("until an edit is in force, in ms");
		this.times.forEach((name, all) -> {
			List<Long> sorted = all.stream().sorted().toList();
			System.out.printf("%-24s median %5d   worst %5d   first to last: %s%n", name,
					sorted.get((sorted.size() - 1) / 2), sorted.getLast(),
					all.stream().map(String::valueOf).collect(Collectors.joining(" ")));
		});
	}

}
