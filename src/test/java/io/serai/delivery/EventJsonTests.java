package io.serai.delivery;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EventJsonTests {

	@Test
	void carriesTheEventsOfABatchTogetherAndInOrder() {
		List<DeliveryEvent> events = IntStream.range(0, 3).mapToObj((i) -> event(i, "it waits")).toList();

		List<byte[]> bodies = EventJson.together(events);

		assertThat(bodies).singleElement().satisfies((body) -> assertThat(EventJson.read(body)).isEqualTo(events));
	}

	@Test
	void readsOneEventThatStandsAlone() {
		DeliveryEvent event = event(1, "已付款");

		assertThat(EventJson.read(EventJson.json(event))).containsExactly(event);
	}

	@Test
	void takesAnotherMessageBeforeOneGrowsTooLargeForTheBroker() {
		List<DeliveryEvent> events = IntStream.range(0, 10).mapToObj((i) -> event(i, "x".repeat(10_000))).toList();

		List<byte[]> bodies = EventJson.together(events);

		assertThat(bodies).hasSizeGreaterThan(1).allSatisfy((body) -> assertThat(body).hasSizeLessThan(100 * 1024));
		assertThat(bodies.stream().flatMap((body) -> EventJson.read(body).stream())).isEqualTo(events);
	}

	@Test
	void writesNothingWhereNothingHappened() {
		assertThat(EventJson.together(List.of())).isEmpty();
	}

	private static DeliveryEvent event(int number, String what) {
		return new DeliveryEvent("event-" + number, "message-" + number, "order-to-erp",
				new RecordKey(RecordKind.ORDER, "shop", "A" + number), "1", DeliveryState.SKIPPED, 0,
				Instant.parse("2026-11-22T05:00:00Z"), 3, null, null, null, what, null, "erp", "17", null);
	}

}
