package io.serai.system.poll;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/**
 * The polling flows as an administrator sees and steers them.
 */
@NamedInterface("poll")
@Component
public final class Polls {

	private static final Logger LOG = LoggerFactory.getLogger(Polls.class);

	private final Map<String, PollSchedule> schedules = new ConcurrentSkipListMap<>();

	Polls() {
	}

	/**
	 * Returns every polling flow, by id.
	 * @throws org.springframework.dao.DataAccessException if the database does not answer
	 */
	public List<PollStatus> all() {
		return this.schedules.values().stream().map(PollSchedule::status).toList();
	}

	/**
	 * Polls now instead of when it is due.
	 * @param by the person
	 * @throws IllegalArgumentException if there is no such polling flow
	 */
	public void runNow(String flow, String by) {
		schedule(flow).runNow();
		LOG.atInfo().addKeyValue("flow", flow).addKeyValue("by", by).log("Polled on request");
	}

	/**
	 * Goes back in time: everything that changed since then comes again. What was
	 * delivered in the same version is not delivered again.
	 * @param by the person
	 * @throws IllegalArgumentException if there is no such polling flow or it never
	 * polled
	 * @throws org.springframework.dao.DataAccessException if the database does not answer
	 */
	public void rewind(String flow, Instant since, String by) {
		schedule(flow).rewind(since, by);
		LOG.atInfo().addKeyValue("flow", flow).addKeyValue("since", since).addKeyValue("by", by).log("Poll rewound");
	}

	public void started(String flow, PollSchedule schedule) {
		this.schedules.put(flow, schedule);
		schedule.start();
	}

	public void stopped(String flow) {
		Optional.ofNullable(this.schedules.remove(flow)).ifPresent(PollSchedule::close);
	}

	private PollSchedule schedule(String flow) {
		return Optional.ofNullable(this.schedules.get(flow))
			.orElseThrow(() -> new IllegalArgumentException(
					"no polling flow '%s'; there are %s".formatted(flow, this.schedules.keySet())));
	}

}
