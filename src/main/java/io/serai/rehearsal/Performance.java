package io.serai.rehearsal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.canonical.InvalidRecordException;
import io.serai.delivery.DeliveryEvent;
import io.serai.system.poll.PollStatus;

/**
 * One case, played once.
 */
final class Performance {

	private final FlowTest test;

	private final String key;

	private final FlowTest.Script script;

	private final Stage stage;

	private final StandIns systems;

	private final List<String> problems = new ArrayList<>();

	Performance(FlowTest test, String key, Stage stage, StandIns systems) {
		this.test = test;
		this.key = key;
		this.script = test.script(key);
		this.stage = stage;
		this.systems = systems;
	}

	/**
	 * Returns what did not come as the case says; empty if all did.
	 * @param folder where whole records are
	 */
	List<String> play(TestFolder folder) {
		List<String> flows = new ArrayList<>(this.script.with());
		flows.add(this.test.flow());
		for (String flow : flows) {
			if (!this.stage.has(flow)) {
				return List.of("flow %s is not in use; give it in routes/tests/settings.yaml the systems that it needs"
					.formatted(flow));
			}
		}
		this.systems.play(Map.of());
		this.stage.drain(flows);
		this.systems.play(this.script.answers());
		Instant start = this.stage.now();
		this.stage.put(this.script.rows());
		this.stage.run(flows);
		Optional<DeliveryEvent> last = give(folder);
		this.stage.polled(this.test.flow()).ifPresent(this::checkPoll);
		checkOutcome(last, start);
		checkPublished(start);
		checkCalls();
		return this.problems;
	}

	/** Returns what the flow under test made of the last record. */
	private Optional<DeliveryEvent> give(TestFolder folder) {
		Optional<DeliveryEvent> last = Optional.empty();
		for (Map<String, com.fasterxml.jackson.databind.node.ObjectNode> one : this.script.given()) {
			for (var given : one.entrySet()) {
				try {
					Stage.Published published = this.stage.publish(given.getKey(),
							folder.record(given.getKey(), given.getValue(), this.key));
					last = this.stage.settled(published)
						.stream()
						.flatMap(List::stream)
						.filter((event) -> event.flow().equals(this.test.flow()))
						.reduce((first, second) -> second);
				}
				catch (InvalidRecordException ex) {
					this.problems.add("the %s given is not valid: %s".formatted(given.getKey(), ex.violations()));
				}
			}
		}
		return last;
	}

	/**
	 * Where nothing could be asked for, the case may say that the flow waits, and why.
	 */
	private void checkPoll(PollStatus poll) {
		if (poll.failure() != null && waitsForTheSystem()) {
			String reason = Objects.requireNonNullElse(this.script.then().why(), "");
			if (!poll.failure().what().contains(reason)) {
				this.problems.add("the poll failed: %s, expected '%s' in it".formatted(poll.failure().what(), reason));
			}
		}
		else if (poll.failure() != null) {
			this.problems.add("the poll failed: %s. %s".formatted(poll.failure().what(), poll.failure().remedy()));
		}
		else if (waitsForTheSystem()) {
			this.problems.add("the poll went through, expected that it waits");
		}
	}

	private boolean waitsForTheSystem() {
		return this.script.given().isEmpty() && "waiting".equals(this.script.then().outcome());
	}

	private void checkOutcome(Optional<DeliveryEvent> given, Instant start) {
		String expected = this.script.then().outcome();
		if (expected == null || (waitsForTheSystem() && this.stage.polls(this.test.flow()))) {
			return;
		}
		Optional<DeliveryEvent> last = this.script.given().isEmpty()
				? this.stage.last(this.test.flow(), expected, start) : given;
		String state = last.map((event) -> event.state().name().toLowerCase(Locale.ROOT)).orElse("nothing");
		String why = last.map(DeliveryEvent::what).orElse("");
		if (!state.equals(expected)) {
			this.problems.add("the outcome is %s (%s), expected %s".formatted(state, why, expected));
		}
		String reason = this.script.then().why();
		if (reason != null && !why.contains(reason)) {
			this.problems.add("the reason is '%s', expected '%s' in it".formatted(why, reason));
		}
	}

	private void checkPublished(Instant start) {
		List<Map<String, JsonNode>> expected = this.script.then().published();
		List<Map.Entry<String, JsonNode>> published = Patience
			.until(() -> Optional.of(this.stage.publishedBy(this.test.flow(), start))
				.filter((all) -> all.size() >= expected.size()))
			.orElseGet(() -> this.stage.publishedBy(this.test.flow(), start));
		if (published.size() != expected.size()) {
			this.problems.add("%d records were published, expected %d: %s".formatted(published.size(), expected.size(),
					published.stream()
						.map((one) -> one.getKey() + " " + one.getValue().path("key").asText())
						.toList()));
			return;
		}
		for (int i = 0; i < expected.size(); i++) {
			Map.Entry<String, JsonNode> wanted = expected.get(i).entrySet().iterator().next();
			Map.Entry<String, JsonNode> actual = published.get(i);
			if (!wanted.getKey().equals(actual.getKey())) {
				this.problems.add("published: a %s, expected a %s".formatted(actual.getKey(), wanted.getKey()));
			}
			Likeness.differences(wanted.getValue(), actual.getValue())
				.forEach((difference) -> this.problems.add("published %s: %s".formatted(actual.getKey(), difference)));
		}
	}

	private void checkCalls() {
		List<StandIns.Asked> asked = this.systems.asked();
		asked.stream()
			.filter((call) -> !call.answered())
			.forEach((call) -> this.problems
				.add("called %s, but the case has no answer for it; write one under answers:".formatted(call.line())));
		List<String> reads = new ArrayList<>();
		List<Map.Entry<String, JsonNode>> writes = new ArrayList<>();
		for (Map<String, JsonNode> one : this.script.then().calls()) {
			one.entrySet().forEach((call) -> {
				if (call.getKey().startsWith("GET ")) {
					reads.add(call.getKey());
				}
				else {
					writes.add(call);
				}
			});
		}
		reads.stream()
			.filter((read) -> asked.stream().noneMatch((call) -> StandIns.isLike(read, call.line())))
			.forEach((read) -> this.problems.add("not called: " + read));
		// Some systems list by POST: what a poll asks is then no write, and how often it
		// asks says nothing.
		if (!writes.isEmpty() || !this.stage.polls(this.test.flow())) {
			checkWrites(writes, asked.stream().filter(StandIns.Asked::isWrite).toList());
		}
	}

	private void checkWrites(List<Map.Entry<String, JsonNode>> expected, List<StandIns.Asked> actual) {
		if (expected.size() != actual.size()) {
			this.problems.add("%d writes, expected %d: %s".formatted(actual.size(), expected.size(),
					actual.stream().map(StandIns.Asked::line).toList()));
			return;
		}
		for (int i = 0; i < expected.size(); i++) {
			String line = expected.get(i).getKey();
			StandIns.Asked call = actual.get(i);
			if (!StandIns.isLike(line, call.line())) {
				this.problems.add("called %s, expected %s".formatted(call.line(), line));
			}
			Likeness.differences(expected.get(i).getValue(), call.body())
				.forEach((difference) -> this.problems.add("%s: %s".formatted(line, difference)));
		}
	}

}
