package io.serai.alert;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.serai.canonical.Alert.Cause;

import org.springframework.stereotype.Component;

/**
 * What needs people now, and who has taken note. Every method throws
 * {@link org.springframework.dao.DataAccessException} if the database does not answer.
 */
@Component
public class Alerts {

	private final AlertTable table;

	private final AlertSettings settings;

	private final Clock clock;

	Alerts(AlertTable table, AlertSettings settings, Clock clock) {
		this.table = table;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * Returns what is open, the youngest first; a flow that has only just paused itself
	 * is not yet.
	 */
	public List<OpenAlert> open() {
		Instant now = this.clock.instant();
		return this.table.open().stream().filter((alert) -> isRipe(alert, now)).toList();
	}

	/**
	 * Takes note, so that nobody is told again as long as it lasts.
	 * @param by the person
	 * @param note what that person does about it
	 * @return false if it is over
	 */
	public boolean note(String key, String by, String note) {
		return this.table.note(key, by, note);
	}

	/** Takes over what is wrong now, and that the rest is over. */
	void look(List<Trouble> troubles) {
		Instant now = this.clock.instant();
		Set<String> keys = new HashSet<>();
		troubles.forEach((trouble) -> {
			this.table.seen(trouble, now);
			keys.add(trouble.key());
		});
		this.table.open()
			.stream()
			.map(OpenAlert::key)
			.filter((key) -> !keys.contains(key))
			.forEach((key) -> this.table.over(key, now));
	}

	/** Returns those of which people are to be told now. */
	List<OpenAlert> due() {
		Instant soonest = this.clock.instant().minus(this.settings.repeatEvery());
		return open().stream()
			.filter((alert) -> alert.notedBy() == null)
			.filter((alert) -> alert.toldAt() == null || !alert.toldAt().isAfter(soonest))
			.toList();
	}

	void told(String key, long times) {
		this.table.told(key, times, this.clock.instant());
	}

	private boolean isRipe(OpenAlert alert, Instant now) {
		return alert.cause() != Cause.FLOW_PAUSED || !alert.since().plus(this.settings.pausedLongerThan()).isAfter(now);
	}

}
