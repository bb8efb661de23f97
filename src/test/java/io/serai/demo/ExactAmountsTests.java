package io.serai.demo;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.demo.Expected.Fate;
import io.serai.demo.PlannedOrder.Way;
import io.serai.process.ChildProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Amounts that binary fractions spoil, ids above 2^53 and text of every plane go through
 * door, broker, mapping and the simulated ERP, and are found there digit for digit.
 */
class ExactAmountsTests {

	private static final long SEED = Long.getLong("serai.exact.seed", System.nanoTime());

	private static final int RANDOM_AMOUNTS = 150;

	private final Random random = new Random(SEED);

	private final Clock clock = Clock.systemUTC();

	@TempDir
	private Path home;

	@Test
	void everyAmountReachesTheErpDigitForDigit() throws Exception {
		List<PlannedOrder> plan = plan();

		try (ProductBed bed = new ProductBed(this.home);
				ChildProcess hub = bed.hub(List.of());
				HubClient client = bed.client()) {
			Sending sending = new Sending(client, bed.systems().shop());
			SalesOrders orders = new SalesOrders(plan, bed.systems());
			orders.begin(sending);
			new Settling(client, this.clock).await(List.of(orders), sending, Duration.ofSeconds(90));

			assertThat(orders.compare().differences()).as("seed %d", SEED).isEmpty();
		}
	}

	private List<PlannedOrder> plan() {
		DemoOrders demo = new DemoOrders(SEED, this.clock);
		List<BigDecimal> amounts = Stream
			.concat(Stream.of("0.10", "0.01", "0.30", "7", "1234567890123456.78", "999999999999999999.99")
				.map(BigDecimal::new), Stream.generate(this::amount).limit(RANDOM_AMOUNTS))
			.toList();
		List<PlannedOrder> plan = new ArrayList<>();
		for (int i = 0; i < amounts.size(); i++) {
			String key = "9007199254740993-" + i;
			ObjectNode order = over(demo.paid(key, 1), amounts.get(i));
			plan.add(new PlannedOrder(List.of(order), Way.PUSHED, Fate.DELIVERED));
		}
		return plan;
	}

	private BigDecimal amount() {
		return new BigDecimal(new BigInteger(1 + this.random.nextInt(56), this.random), this.random.nextInt(3));
	}

	/** One line over the amount, and nothing else. */
	private static ObjectNode over(ObjectNode order, BigDecimal amount) {
		ObjectNode line = (ObjectNode) order.path("lines").path(0);
		order.putArray("lines").add(line);
		line.put("lineNumber", 1).put("quantity", "1");
		money(line, "unitPrice", amount);
		money(line, "total", amount);
		money(order, "shippingTotal", BigDecimal.ZERO);
		money(order, "total", amount);
		return order;
	}

	private static void money(ObjectNode node, String field, BigDecimal amount) {
		node.putObject(field).put("amount", amount.toPlainString()).put("currency", "CNY");
	}

}
