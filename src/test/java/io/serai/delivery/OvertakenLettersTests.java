package io.serai.delivery;

import java.nio.file.Path;
import java.util.List;

import io.serai.canonical.StockLevel;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.serai.delivery.HubBed.stock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class OvertakenLettersTests {

	@TempDir
	Path folder;

	@Test
	void endsOnlyWhatANewerDeliveredVersionHasOvertaken() throws Exception {
		try (HubBed hub = new HubBed(this.folder, (exchange) -> {
			StockLevel level = exchange.getMessage().getBody(StockLevel.class);
			if (level.version().equals("1") || level.key().equals("both-dead")) {
				throw new HubException(Failure.of(FailureClass.INVALID_DATA, "no", "mend it"));
			}
		}, "to-erp")) {
			for (String key : List.of("overtaken", "alone", "both-dead")) {
				hub.publish(stock(key, 1));
				await().until(() -> hub.states("to-erp", key).contains(DeliveryState.DEAD));
			}
			List<String> overtaken = List.of(hub.last("overtaken").messageId());
			List<String> needed = List.of(hub.last("alone").messageId(), hub.last("both-dead").messageId());
			hub.publish(List.of(stock("overtaken", 2), stock("both-dead", 2)));
			await().until(() -> hub.states("to-erp", "overtaken").contains(DeliveryState.DELIVERED));
			await().until(() -> hub.states("to-erp", "both-dead").size() == 2);
			hub.deliveredVersions.put("to-erp" + HubBed.key("overtaken"), "2");

			hub.sweep();

			await().until(() -> hub.states("to-erp", "overtaken").contains(DeliveryState.SKIPPED));
			assertThat(hub.last("overtaken").version()).isEqualTo("1");
			assertThat(hub.last("overtaken").what()).contains("newer version");
			assertThat(hub.deadLetters().discard("to-erp", overtaken, "li.wei", "still there?")).isZero();
			assertThat(hub.deadLetters().discard("to-erp", needed, "li.wei", "still there?")).isEqualTo(2);
		}
	}

}
