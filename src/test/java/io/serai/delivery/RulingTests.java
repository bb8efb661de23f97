package io.serai.delivery;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import io.serai.canonical.CanonicalJson;
import io.serai.canonical.HubHeaders;
import io.serai.delivery.DeadLetters.Finding;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.serai.delivery.HubBed.stock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * What a person found out about an attempt of unknown outcome goes with the message.
 */
class RulingTests {

	@TempDir
	Path folder;

	@Test
	void tellsTheFlowWhatAPersonFoundOnEachAttemptAfterwards() throws Exception {
		List<String> told = new CopyOnWriteArrayList<>();

		try (HubBed hub = new HubBed(this.folder, (exchange) -> {
			Message in = exchange.getMessage();
			told.add("%s %s %s".formatted(in.getHeader(HubHeaders.ASKED_BY), in.getHeader(HubHeaders.TOOK_EFFECT),
					in.getHeader(HubHeaders.EXTERNAL_ID)));
			if (told.size() < 3) {
				throw failing((told.size() == 1) ? FailureClass.OUTCOME_UNKNOWN : FailureClass.TRANSIENT,
						told.size() > 1);
			}
		}, "to-erp")) {
			hub.publish(stock("A", 1));
			await().until(() -> hub.states("to-erp", "A").contains(DeliveryState.DEAD));
			int settled = hub.deadLetters()
				.settle("to-erp", List.of(hub.last("A").messageId()), "li.wei",
						new Finding(true, "SO-9", "seen in the ERP"));
			await().until(() -> hub.states("to-erp", "A").contains(DeliveryState.DELIVERED));

			assertThat(settled).isEqualTo(1);
			assertThat(told).hasSize(3);
			assertThat(told.getFirst()).isEqualTo("null null null");
			assertThat(told.get(1)).matches("li\\.wei \\S+ true SO-9");
			assertThat(told.get(2)).as("a ruling holds for the ladder's further attempts").isEqualTo(told.get(1));
			assertThat(hub.events).anySatisfy((event) -> {
				assertThat(event.by()).isEqualTo("li.wei");
				assertThat(event.what()).isEqualTo("seen in the ERP");
			});
		}
	}

	@Test
	void settlesOnlyWithAReasonAndOnlyWhereTheFlowRuns() throws Exception {
		try (HubBed hub = new HubBed(this.folder, (exchange) -> {
			throw failing(FailureClass.OUTCOME_UNKNOWN, false);
		}, "to-erp")) {
			hub.publish(stock("A", 1));
			await().until(() -> hub.states("to-erp", "A").contains(DeliveryState.DEAD));
			List<String> ids = List.of(hub.last("A").messageId());

			assertThatThrownBy(() -> hub.deadLetters().settle("to-erp", ids, "li.wei", new Finding(false, null, " ")))
				.isInstanceOf(HubException.class)
				.hasMessageContaining("reason");
			assertThatThrownBy(
					() -> hub.deadLetters().settle("gone", ids, "li.wei", new Finding(false, null, "looked")))
				.isInstanceOf(HubException.class)
				.hasMessageContaining("gone");
		}
	}

	@Test
	void looksBeforeItRepeatsTheFirstOfTwoWrites() throws Exception {
		List<Object> maybeWritten = new CopyOnWriteArrayList<>();
		AtomicInteger secondStep = new AtomicInteger();

		try (HubBed hub = new HubBed(this.folder, (exchange) -> {
			maybeWritten.add(exchange.getMessage().getHeader(HubHeaders.MAYBE_WRITTEN));
			exchange.setProperty(HubHeaders.SYSTEM_WRITTEN, true);
			if (secondStep.incrementAndGet() == 1) {
				throw failing(FailureClass.UNAVAILABLE, true);
			}
		}, "to-erp")) {
			hub.publish(stock("A", 1));
			await().until(() -> hub.states("to-erp", "A").contains(DeliveryState.DELIVERED));

			assertThat(maybeWritten).containsExactly(false, true);
		}
	}

	@Test
	void writesADeliveredVersionAgainForTheOneFlowThatAPersonNames() throws Exception {
		List<Object> repairs = new CopyOnWriteArrayList<>();

		try (HubBed hub = new HubBed(this.folder,
				(exchange) -> repairs.add(exchange.getMessage().getHeader(HubHeaders.REPAIR, false, boolean.class)),
				"to-erp", "to-crm")) {
			hub.publish(stock("A", 1));
			await().until(() -> hub.states("to-erp", "A").contains(DeliveryState.DELIVERED)
					&& hub.states("to-crm", "A").contains(DeliveryState.DELIVERED));
			DeliveryEvent first = hub.last("A");
			Redeliveries.Version version = new Redeliveries.Version(first.messageId(), first.record(), "1", null,
					CanonicalJson.write(stock("A", 1)));
			hub.redeliveries().again("to-erp", version, "li.wei", "somebody deleted it there");
			await().until(() -> repairs.size() == 3);

			assertThat(repairs).containsExactly(false, false, true);
			await().untilAsserted(() -> assertThat(hub.states("to-erp", "A")).containsExactly(DeliveryState.DELIVERED,
					DeliveryState.WAITING, DeliveryState.DELIVERED));
			assertThat(hub.states("to-crm", "A")).containsExactly(DeliveryState.DELIVERED);
			assertThat(hub.events).anySatisfy((event) -> {
				assertThat(event.by()).isEqualTo("li.wei");
				assertThat(event.what()).isEqualTo("somebody deleted it there");
			});
			assertThatThrownBy(() -> hub.redeliveries().again("gone", version, "li.wei", "x"))
				.isInstanceOf(HubException.class)
				.hasMessageContaining("gone");
		}
	}

	/** Says nothing of earlier writes: what was written before is the hub's to know. */
	private static HubException failing(FailureClass failureClass, boolean repeatable) {
		return new HubException(new Failure(failureClass, "erp/save-stock did not work", "Look there.", "erp",
				"save-stock", "500", null, false, repeatable));
	}

}
