package io.serai.console;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.serai.system.FlowsInUse;
import io.serai.system.Reloading;
import io.serai.system.outside.SystemStatus;
import io.serai.system.outside.Systems;
import io.serai.system.poll.PollStatus;
import io.serai.system.poll.Polls;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The outside systems as the overview shows them; none while none is configured.
 */
@Component
class SystemsSeen {

	private final ObjectProvider<Systems> systems;

	private final ObjectProvider<Polls> polls;

	private final ObjectProvider<FlowsInUse> inUse;

	private final ObjectProvider<Reloading> reloading;

	SystemsSeen(ObjectProvider<Systems> systems, ObjectProvider<Polls> polls, ObjectProvider<FlowsInUse> inUse,
			ObjectProvider<Reloading> reloading) {
		this.reloading = reloading;
		this.systems = systems;
		this.polls = polls;
		this.inUse = inUse;
	}

	List<SystemStatus> all() {
		return this.systems.stream().flatMap((systems) -> systems.all().stream()).toList();
	}

	/**
	 * Returns the flows that ask more of a system than its connector can do, by id.
	 */
	Map<String, FlowsInUse.Missing> notInUse() {
		Map<String, FlowsInUse.Missing> all = new TreeMap<>();
		this.inUse.forEach((flows) -> all.putAll(flows.notInUse()));
		return all;
	}

	/**
	 * Returns what live reload could not put in force; empty if it is off.
	 */
	Optional<List<Reloading.Refused>> reloading() {
		return Optional.ofNullable(this.reloading.getIfAvailable()).map(Reloading::refused);
	}

	/**
	 * Returns how each polling flow fares.
	 * @throws org.springframework.dao.DataAccessException if the database does not answer
	 */
	List<PollStatus> polls() {
		return this.polls.stream().flatMap((polls) -> polls.all().stream()).toList();
	}

	/**
	 * Returns how that flow fares; empty if it does not poll.
	 * @throws org.springframework.dao.DataAccessException if the database does not answer
	 */
	Optional<PollStatus> poll(String flow) {
		return polls().stream().filter((poll) -> poll.flow().equals(flow)).findFirst();
	}

	void runNow(String flow, String by) {
		this.polls.ifAvailable((polls) -> polls.runNow(flow, by));
	}

	void rewind(String flow, Instant since, String by) {
		this.polls.ifAvailable((polls) -> polls.rewind(flow, since, by));
	}

}
