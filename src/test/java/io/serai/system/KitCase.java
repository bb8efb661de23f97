package io.serai.system;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The misfortunes that every connector must bear, and what holds for each of them
 * whatever the connector.
 */
enum KitCase {

	/** The session ends between two calls: renewed once, repeated once, nothing lost. */
	SIGN_IN_EXPIRES {
		@Override
		void run(KitScene scene) {
			assertThat(scene.run().once(false).failure()).isNull();
			assertThat(scene.overridden()).as("answers that begin with the expired session").isNotEmpty();
			String signIn = scene.run().system().connector().signIn().operation();
			if (signIn != null) {
				assertThat(scene.stub().sent(signIn)).as("sign-ins").hasSize(2);
			}
		}
	},

	/** Success by HTTP, refusal by the body. */
	ERROR_IN_200 {
		@Override
		void run(KitScene scene) {
			Failure failure = Objects.requireNonNull(scene.run().once(false).failure(),
					"the refusal passed as success");
			assertThat(failure.remedy()).isNotBlank();
			assertThat(scene.overridden())
				.allSatisfy((answer) -> assertThat(scene.stub().status(answer)).isBetween(200, 299));
			assertThat(scene.expected().failure()).as("expect.failure").isNotNull();
		}
	},

	/** Told to slow down, and for how long. */
	THROTTLED_FOR_A_TIME {
		@Override
		void run(KitScene scene) {
			throttled(scene);
			assertThat(scene.expected().pause()).as("expect.pause").isNotNull();
		}
	},

	/** Told to slow down, not for how long. */
	THROTTLED {
		@Override
		void run(KitScene scene) {
			Failure first = throttled(scene);
			assertThat(first.retryAfter()).isNull();
		}
	},

	/**
	 * The caller may not, or no longer: what refused is left alone for a while.
	 */
	REFUSED {
		@Override
		void run(KitScene scene) {
			Failure failure = Objects.requireNonNull(scene.run().once(false).failure(),
					"the refusal passed as success");
			assertThat(failure.failureClass()).isEqualTo(FailureClass.UNAUTHORISED);
			assertThat(failure.remedy()).isNotBlank();
			assertThat(scene.overridden()).as("answers that refuse").isNotEmpty();
			int before = scene.sent(failure.step()).size();
			assertThat(scene.run().once(false).failure()).as("the next call").isNotNull();
			assertThat(scene.sent(failure.step())).as("what refused is left alone").hasSize(before);
		}
	},

	/**
	 * Cut off after the system had written: found by key, written once; or, if writing
	 * twice changes nothing, the same again.
	 */
	CUT_OFF_AFTER_COMMIT {
		@Override
		void run(KitScene scene) {
			if (!scene.run().spec().isWrite()) {
				repeated(scene);
				return;
			}
			Failure failure = scene.run().once(false).failure();
			assertThat(failure).as("the first attempt is cut off").isNotNull();
			assertThat(failure.maybeWritten()).isTrue();
			assertThat(failure.retryAfter()).as("how long the next attempt waits")
				.isEqualTo(scene.run().spec().settles());
			assertThat(scene.run().once(true).failure())
				.as("the second attempt finds it; sent: %s", scene.everythingSent())
				.isNull();
			scene.cut().forEach((operation) -> writtenOnce(scene, operation));
			if (scene.run().spec().id() != null) {
				assertThat(scene.expected().id()).as("expect.id").isNotNull();
			}
			else {
				assertThat(scene.expected().calls()).as("expect.calls, which shows the look")
					.containsKey(scene.run().spec().find());
			}
		}
	},

	/** A page ends between two items of one moment: each comes, and comes once. */
	EQUAL_TIMES_AT_PAGE_BOUNDARY {
		@Override
		void run(KitScene scene) {
			assertThat(scene.run().once(false).failure()).isNull();
			int all = scene.run().published().size();
			assertThat(all).isGreaterThan(1);
			assertThat(scene.expected().records()).as("expect.records").isNotNull();
			assertThat(scene.stub().sent(scene.scene().call())).as("pages of the list").hasSizeGreaterThan(1);
			scene.stub().play(scene.scene().answers());
			assertThat(scene.run().once(false).failure()).isNull();
			assertThat(scene.run().published()).as("polled again").hasSize(all);
		}
	},

	/** A state that nobody knew: kept for a person, and the rest goes on. */
	UNKNOWN_ENUM {
		@Override
		void run(KitScene scene) {
			scene.run().once(false);
			Failure failure = scene.run().failure();
			assertThat(failure == null || failure.failureClass() != FailureClass.BUG).isTrue();
			assertThat(scene.expected().records() != null || scene.expected().failure() != null)
				.as("expect.records or expect.failure")
				.isTrue();
		}
	},

	/** 0.1 + 0.2 is 0.3. */
	EXACT_AMOUNT {
		@Override
		void run(KitScene scene) {
			assertThat(scene.run().once(false).failure()).isNull();
			scene.proves("an amount", "0\\.[123]");
			assertThat(scene.everythingSent()).noneMatch((sent) -> sent.matches("(?s).*\\d\\.\\d*(0{8}|9{8})\\d.*"));
		}
	},

	/** 2^53 + 1 has no double of its own. */
	ID_ABOVE_2_53 {
		@Override
		void run(KitScene scene) {
			assertThat(scene.run().once(false).failure()).isNull();
			scene.proves("an id", "9007199254740993");
		}
	},

	/** Every text may be Chinese. */
	CHINESE {
		@Override
		void run(KitScene scene) {
			assertThat(scene.run().once(false).failure()).isNull();
			scene.proves("a Chinese text", ".*\\p{IsHan}.*");
			assertThat(scene.everythingSent()).noneMatch((sent) -> sent.contains("\uFFFD"));
		}
	},

	/** Something listed is gone, or marked as deleted. */
	DELETED {
		@Override
		void run(KitScene scene) {
			scene.run().once(false);
			assertThat(scene.expected().records() != null || scene.expected().failure() != null)
				.as("expect.records or expect.failure")
				.isTrue();
		}
	},

	/** Of several things in one call, some failed. */
	PARTLY_FAILED {
		@Override
		void run(KitScene scene) {
			assertThat(scene.run().once(false).failure()).isNotNull();
			assertThat(scene.expected().maybeWritten()).as("expect.maybeWritten").isNotNull();
		}
	};

	/** Plays the scene and checks what holds for every connector. */
	abstract void run(KitScene scene);

	String wireName() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	@JsonCreator
	static KitCase of(String wireName) {
		return List.of(values())
			.stream()
			.filter((value) -> value.wireName().equals(wireName))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("the kit has no case '%s'".formatted(wireName)));
	}

	private static void repeated(KitScene scene) {
		assertThat(scene.run().once(false).failure()).as("the first attempt is cut off").isNotNull();
		assertThat(scene.run().once(true).failure()).as("the second attempt").isNull();
		assertThat(scene.cut()).as("what is cut off").isNotEmpty();
		scene.cut().forEach((operation) -> {
			List<String> bodies = scene.stub().bodies(operation);
			assertThat(bodies).as("what was sent as %s", operation).hasSize(2);
			assertThat(bodies.getFirst()).isNotBlank().isEqualTo(bodies.getLast());
		});
	}

	/** Unless the scene shows that the second one changes what the first one made. */
	private static void writtenOnce(KitScene scene, String operation) {
		Map<String, Integer> calls = Objects.requireNonNullElse(scene.expected().calls(), Map.of());
		Map<String, List<String>> sent = Objects.requireNonNullElse(scene.expected().sent(), Map.of());
		if (!calls.containsKey(operation) || !sent.containsKey(operation)) {
			assertThat(scene.stub().sent(operation)).as(operation).hasSize(1);
		}
	}

	private static Failure throttled(KitScene scene) {
		Failure first = Objects.requireNonNull(scene.run().once(false).failure(),
				"the throttled call passed as success");
		assertThat(first.failureClass()).isEqualTo(FailureClass.RATE_LIMITED);
		int before = scene.everythingSent().size();
		assertThat(scene.run().system().governor().paused()).as("the system is left alone").isPresent();
		assertThat(before).isPositive();
		return first;
	}

}
