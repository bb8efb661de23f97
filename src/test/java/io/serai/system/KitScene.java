package io.serai.system;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.canonical.CanonicalJson;
import io.serai.canonical.CanonicalRecord;
import io.serai.failure.Failure;
import io.serai.failure.RejectedRecord;
import io.serai.system.call.AnswerPath;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One scene of a case while it is played.
 */
record KitScene(Kit.Scene scene, KitStub stub, KitRun run) {

	Kit.Expected expected() {
		return this.scene.expect();
	}

	/** Returns the answers that are not the usual ones. */
	List<JsonNode> overridden() {
		return this.scene.answers().values().stream().flatMap(List::stream).toList();
	}

	List<String> cut() {
		return this.scene.cut();
	}

	/** Returns what was sent as a step of which a failure tells. */
	List<String> sent(String step) {
		return this.stub.kit().operations().containsKey(step) ? this.stub.sent(step) : everythingSent();
	}

	List<String> everythingSent() {
		return this.stub.kit()
			.operations()
			.keySet()
			.stream()
			.flatMap((operation) -> this.stub.sent(operation).stream())
			.toList();
	}

	/** At least one expectation looks at what the case is about. */
	void proves(String what, String pattern) {
		Stream<String> records = (expected().records() != null)
				? expected().records().stream().flatMap((record) -> record.values().stream()) : Stream.of();
		Stream<String> sent = (expected().sent() != null)
				? expected().sent().values().stream().flatMap(List::stream).map((text) -> text.replace("\\", ""))
				: Stream.of();
		Stream<String> id = Stream.ofNullable(expected().id());
		assertThat(Stream.of(records, sent, id).flatMap((texts) -> texts).toList())
			.as("expectations, of which one must look at " + what)
			.anyMatch((text) -> text.matches("(?s).*" + pattern + ".*"));
	}

	/** Checks what this connector says must come of it. */
	void check() {
		checkFailure(expected(), this.run.failure());
		if (expected().id() != null) {
			assertThat(this.run.id()).as("id").isEqualTo(expected().id());
		}
		if (expected().number() != null) {
			assertThat(this.run.number()).as("number").isEqualTo(expected().number());
		}
		if (expected().calls() != null) {
			expected().calls()
				.forEach((operation, times) -> assertThat(this.stub.sent(operation)).as(operation).hasSize(times));
		}
		if (expected().sent() != null) {
			expected().sent()
				.forEach((operation, patterns) -> patterns
					.forEach((pattern) -> assertThat(this.stub.sent(operation)).as(operation)
						.anyMatch((sent) -> sent.matches("(?s).*(" + pattern + ").*"))));
		}
		if (expected().records() != null) {
			assertThat(this.run.published()).as("published").hasSameSizeAs(expected().records());
			for (int i = 0; i < expected().records().size(); i++) {
				check(expected().records().get(i), this.run.published().get(i));
			}
		}
		assertThat(this.stub.strangers()).as("calls that kit.yaml does not know").isEmpty();
	}

	private static void checkFailure(Kit.Expected expected, Failure failure) {
		if (expected.failure() != null) {
			assertThat(Objects.requireNonNull(failure, "it succeeded").failureClass().wireName())
				.isEqualTo(expected.failure());
		}
		if (expected.says() != null) {
			assertThat(failure.what()).containsPattern(expected.says());
		}
		if (expected.maybeWritten() != null) {
			assertThat(failure.maybeWritten()).as("maybeWritten").isEqualTo(expected.maybeWritten());
		}
		if (expected.pause() != null) {
			assertThat(failure.retryAfter()).as("pause").hasSeconds(expected.pause());
		}
	}

	private static void check(Map<String, String> expected, Object published) {
		if (published instanceof RejectedRecord rejected) {
			assertThat(rejected.failure().failureClass().wireName()).as("rejected: " + rejected.failure().what())
				.isEqualTo(expected.get("rejected"));
			assertThat(rejected.key()).isEqualTo(expected.get("key"));
			return;
		}
		JsonNode tree = (published instanceof CanonicalRecord record) ? CanonicalJson.tree(record)
				: CanonicalJson.mapper().valueToTree(published);
		expected
			.forEach((path, text) -> assertThat(new AnswerPath(path.startsWith("$") ? path : "$." + path).text(tree))
				.as(path)
				.contains(text));
	}

}
