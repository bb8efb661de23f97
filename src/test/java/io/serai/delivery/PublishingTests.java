package io.serai.delivery;

import java.nio.file.Path;
import java.util.List;

import io.serai.canonical.Samples;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.failure.RejectedRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.serai.delivery.HubBed.stock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class PublishingTests {

	@TempDir
	Path folder;

	@Test
	void refusesAnInvalidRecordAndPublishesNothingOfItsBatch() throws Exception {
		try (HubBed hub = new HubBed(this.folder, (exchange) -> {
		}, "to-erp")) {
			assertThatThrownBy(() -> hub.publish(List.of(stock("A", 1), stock("", 1)))).hasMessageContaining("key")
				.hasMessageContaining("invalid-data");
			hub.publish(stock("B", 1));
			await().until(() -> hub.states("to-erp", "B").contains(DeliveryState.DELIVERED));

			assertThat(hub.states("to-erp", "A")).isEmpty();
		}
	}

	@Test
	void refusesARecordOfAnotherKindThanTheChannels() throws Exception {
		try (HubBed hub = new HubBed(this.folder, (exchange) -> {
		}, "to-erp")) {
			assertThatThrownBy(() -> hub.publish(List.of(stock("A", 1), Samples.order("B"))))
				.hasMessageContaining("invalid-data")
				.hasMessageContaining("hub:stock takes no records of another kind");
			hub.publish(stock("C", 1));
			await().until(() -> hub.states("to-erp", "C").contains(DeliveryState.DELIVERED));

			assertThat(hub.states("to-erp", "A")).isEmpty();
		}
	}

	@Test
	void takesNothingWhileTheBrokersDiskIsFullAndGoesOnOnceThereIsRoom() throws Exception {
		try (HubBed hub = new HubBed(this.folder, (exchange) -> {
		}, "to-erp")) {
			hub.publish(stock("before", 1));
			hub.allowDiskUsage(0);

			assertThatThrownBy(() -> hub.publish(stock("A", 1))).isInstanceOf(HubException.class)
				.hasMessageContaining("unavailable")
				.hasMessageContaining("disk");
			await().until(() -> hub.states("to-erp", "before").contains(DeliveryState.DELIVERED));

			hub.allowDiskUsage(1);
			hub.publish(stock("A", 1));
			await().until(() -> hub.states("to-erp", "A").contains(DeliveryState.DELIVERED));
		}
	}

	@Test
	void keepsAPolledItemThatIsNoRecordAsOneDeadLetterHoweverOftenItIsPolled() throws Exception {
		RejectedRecord rejected = new RejectedRecord("stock", "shop", "A", "7", "{}".getBytes(),
				Failure.of(FailureClass.INVALID_DATA, "sku is missing", "Give it a SKU."));

		try (HubBed hub = new HubBed(this.folder, (exchange) -> {
		}, "to-erp")) {
			hub.publish(rejected);
			hub.publish(rejected);
			hub.publish(stock("B", 1));
			await().until(() -> hub.states("to-erp", "B").contains(DeliveryState.DELIVERED));

			assertThat(hub.states("publish", "A")).containsExactly(DeliveryState.DEAD);
			assertThatThrownBy(() -> hub.deadLetters().retry("publish", List.of(hub.last("A").messageId()), "li.wei"))
				.hasMessageContaining("publish");
		}
	}

}
