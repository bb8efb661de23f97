package io.serai.console;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.serai.system.backfill.BackfillRequest;
import io.serai.system.backfill.IdList;
import org.jspecify.annotations.Nullable;

/**
 * What is typed to start a backfill; times are in the console's zone.
 */
record BackfillInput(String flow, @Nullable String since, @Nullable String until, @Nullable String ids,
		@Nullable Integer perSecond, @Nullable String reason, @Nullable String go) {

	private static final int USUAL_PACE = 10;

	/** Returns the pace, a gentle one if none is typed. */
	public int pace() {
		return Objects.requireNonNullElse(this.perSecond, USUAL_PACE);
	}

	/**
	 * Returns what is asked for. Nothing is fetched for good unless that button was
	 * pressed.
	 * @throws io.serai.system.backfill.BackfillRefusedException if the ids cannot be read
	 */
	BackfillRequest request(ConsoleTimes times) {
		String text = Objects.requireNonNullElse(this.ids, "").strip();
		return new BackfillRequest(this.flow, moment(this.since, times), moment(this.until, times),
				text.isEmpty() ? List.of() : IdList.read(text), !"real".equals(this.go), pace(),
				Objects.requireNonNullElse(this.reason, ""));
	}

	private static @Nullable Instant moment(@Nullable String typed, ConsoleTimes times) {
		return (typed != null) ? times.typed(typed).orElse(null) : null;
	}

}
