package io.serai.hook;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.serai.canonical.Notice;
import io.serai.system.Hook;
import io.serai.system.Hooks;
import io.serai.system.connector.HookEvent;

import org.springframework.stereotype.Component;

/**
 * Makes notices of what a platform tells and stores them, before it is answered.
 */
@Component
final class Reception {

	private final Hooks hooks;

	private final Clock clock;

	private final AtomicLong last = new AtomicLong();

	Reception(Hooks hooks, Clock clock) {
		this.hooks = hooks;
		this.clock = clock;
	}

	/**
	 * Takes what a request told.
	 * @return how many objects it names that somebody may want to read
	 * @throws IllegalArgumentException if it names an object that cannot be told
	 * @throws io.serai.failure.HubException if it cannot be stored now
	 */
	int take(Hook hook, Opened opened, HookRequest request) {
		if (opened.event().isEmpty()) {
			return 0;
		}
		List<Hook.Change> changes = hook
			.changes(new HookEvent(opened.event().get(), request.headers(), request.query()));
		List<Notice> notices = changes.stream().map((change) -> notice(hook, change, opened, request)).toList();
		if (!notices.isEmpty()) {
			this.hooks.store(hook.system(), notices);
		}
		return notices.size();
	}

	private Notice notice(Hook hook, Hook.Change change, Opened opened, HookRequest request) {
		byte[] id = change.id()
			.or(opened::id)
			.map((text) -> text.getBytes(StandardCharsets.UTF_8))
			.orElse(request.body());
		// Shown to people; nothing is decided by it, since a clock may be set back.
		long micros = this.last.updateAndGet((before) -> Math.max(before + 1, now()));
		return new Notice(hook.system(), change.reads() + "/" + change.object(), Long.toString(micros),
				Instant.EPOCH.plus(micros, ChronoUnit.MICROS), change.reads(), change.object(),
				HexFormat.of().formatHex(Signatures.digest("SHA-256", id)));
	}

	private long now() {
		return ChronoUnit.MICROS.between(Instant.EPOCH, this.clock.instant());
	}

}
