package io.serai.stock;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.canonical.CanonicalJson;
import io.serai.canonical.Order;
import io.serai.canonical.RecordKind;
import io.serai.canonical.Samples;
import io.serai.canonical.StockLevel;
import io.serai.canonical.Taken;
import io.serai.database.OnEachDatabase;
import io.serai.database.TestDatabase;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.failure.SkipException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StockStepsTests {

	private final StockSteps steps = new StockSteps(settings(Duration.ZERO), null, null, null, (channel) -> true);

	@ParameterizedTest
	@CsvSource({ "SALT,40,3,35", "TEA-1,40,3,32", "TEA-RARE-9,40,3,37", "SALT,1,0,0", "SALT,-5,0,0",
			"SALT,2.5,0.25,0.25", "SALT,40,,33" })
	void keepsTheBufferOfTheLongestBeginningBackAndSellsNeverLessThanNothing(String sku, String onHand, String reserved,
			String expected) {
		assertThat(this.steps.keepBack(level(sku, onHand, reserved), "shop").available())
			.isEqualByComparingTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "TEA-1,40,3,37" })
	void keepsNothingBackForAChannelWithoutSettings(String sku, String onHand, String reserved, String expected) {
		StockLevel level = this.steps.keepBack(level(sku, onHand, reserved), "pos");

		assertThat(level.available()).isEqualByComparingTo(expected);
		assertThat(level.recordKey().key()).isEqualTo(sku + "@WH-GZ");
	}

	@OnEachDatabase
	void tellsOnceOfALowLevelUntilThereIsEnoughAgain(TestDatabase database) {
		StockSteps told = steps(database, Duration.ZERO);
		StockLevel low = level("SALT", "4", "0").withAvailable(new BigDecimal("4"));
		StockLevel enough = low.withAvailable(new BigDecimal("5"));

		assertThat(told.low(low)).isSameAs(low);
		assertThat(told.low(low)).as("not told yet, e.g. the OA was down").isSameAs(low);
		told.told(low);
		told.told(low);
		assertThatExceptionOfType(SkipException.class).isThrownBy(() -> told.low(low)).withMessageContaining("told");
		assertThatExceptionOfType(SkipException.class).isThrownBy(() -> told.low(enough))
			.withMessageContaining("enough");
		assertThat(told.low(low)).as("low again").isSameAs(low);
	}

	@OnEachDatabase
	void tellsOfALevelThatIsSoldWithinTheCover(TestDatabase database) {
		StockSteps weekly = steps(database, Duration.ofDays(7));
		StockLevel level = level("SKU-TEA-250", "40", "0").withAvailable(new BigDecimal("40"));
		assertThatExceptionOfType(SkipException.class).as("nothing is sold yet").isThrownBy(() -> weekly.low(level));

		weekly.sold(order("O-1", "1", "100", "paid", "confirmed"));
		weekly.sold(order("O-2", "1", "60", "paid", "confirmed"));

		assertThatExceptionOfType(SkipException.class).as("160 in 28 days: 40 last just the 7 days")
			.isThrownBy(() -> weekly.low(level));
		weekly.sold(order("O-2", "2", "61", "paid", "confirmed"));
		assertThat(weekly.low(level)).as("a version takes the place of the one before").isSameAs(level);
		weekly.sold(order("O-1", "2", "100", "paid", "cancelled"));
		assertThatExceptionOfType(SkipException.class).as("what is cancelled is not sold")
			.isThrownBy(() -> weekly.low(level));
		assertThat(steps(database, Duration.ZERO).countsSales()).isFalse();
	}

	@OnEachDatabase
	void measuresAllWarehousesOfAnArticleTogetherAgainstItsSales(TestDatabase database) {
		StockSteps weekly = steps(database, Duration.ofDays(7));
		StockLevel here = level("SKU-TEA-250", "20", "0").withAvailable(new BigDecimal("20"));
		weekly.sold(order("O-1", "1", "160", "paid", "confirmed"));
		assertThat(weekly.low(here)).as("160 in 28 days: 20 last 3.5 days").isSameAs(here);

		weekly.note(at("WH-SH", "20", "1"));
		assertThatExceptionOfType(SkipException.class).as("with 20 elsewhere they last 7")
			.isThrownBy(() -> weekly.low(here));
		weekly.note(at("WH-SH", "19", "2"));
		assertThat(weekly.low(here)).as("19 elsewhere").isSameAs(here);
	}

	private static StockLevel at(String location, String onHand, String version) {
		ObjectNode json = CanonicalJson.tree(level("SKU-TEA-250", onHand, "0"));
		json.put("location", location).put("version", version).put("available", onHand);
		return (StockLevel) CanonicalJson.read(RecordKind.STOCK, json);
	}

	@OnEachDatabase
	void countsOfAPartlyRefundedOrderWhatTheBuyerKeeps(TestDatabase database) {
		StockSteps weekly = steps(database, Duration.ofDays(7));
		StockLevel level = level("SKU-TEA-250", "40", "0").withAvailable(new BigDecimal("40"));

		weekly.sold(order("O-1", "1", "200", "paid", "confirmed"));
		weekly.sold(back(order("O-1", "2", "200", "partiallyRefunded", "completed"), "39"));
		assertThat(weekly.low(level)).as("161 in 28 days").isSameAs(level);

		weekly.sold(back(order("O-1", "3", "200", "partiallyRefunded", "completed"), "40"));
		assertThatExceptionOfType(SkipException.class).as("160").isThrownBy(() -> weekly.low(level));
		weekly.sold(order("O-1", "4", "200", "partiallyRefunded", "completed"));
		assertThat(weekly.low(level)).as("only money went back").isSameAs(level);
		weekly.sold(order("O-1", "5", "200", "refunded", "completed"));
		assertThatExceptionOfType(SkipException.class).as("nothing is sold").isThrownBy(() -> weekly.low(level));
	}

	private static Order back(Order order, String quantity) {
		ObjectNode json = CanonicalJson.tree(order);
		((ObjectNode) json.path("lines").path(0)).put("refundedQuantity", quantity);
		return (Order) CanonicalJson.read(RecordKind.ORDER, json);
	}

	@OnEachDatabase
	void notesWhatIsLowWithoutAnybodyToTellAndApartFromWhoHasBeenTold(TestDatabase database) {
		StockSteps noted = steps(database, Duration.ZERO);
		LowArticles articles = new LowStock(settings(Duration.ZERO), database.jdbc(), Clock.systemUTC(), null, null);
		StockLevel low = level("SALT", "4", "0").withAvailable(new BigDecimal("4"));
		StockLevel enough = low.withAvailable(new BigDecimal("5"));

		assertThat(noted.note(low)).isEqualTo(new Taken("stock"));
		noted.note(low);
		assertThat(articles.count()).as("an alert needs no OA").isOne();
		assertThat(noted.low(low)).as("nobody has been told").isSameAs(low);
		noted.told(low);
		noted.note(enough);

		assertThat(articles.count()).isZero();
		assertThatExceptionOfType(SkipException.class).as("the other flow has not come to it yet")
			.isThrownBy(() -> noted.low(low));
	}

	@OnEachDatabase
	void tellsAChannelWithoutWarehousesTheSumLessItsBufferOnce(TestDatabase database) {
		StockSteps channels = steps(database, Duration.ZERO);

		assertThat(sold(channels, "website", in("WH-GZ", "1", "40"))).isEqualByComparingTo("37");
		assertThat(sold(channels, "website", in("WH-SH", "1", "8.5"))).isEqualByComparingTo("45.5");
		assertThatExceptionOfType(SkipException.class)
			.isThrownBy(() -> channels.keepBack(in("RETURNS", "1", "9"), "website"))
			.withMessage("warehouse RETURNS does not count for website");
		assertThat(sold(channels, "website", in("WH-GZ", "2", "0"))).isEqualByComparingTo("5.5");
		assertThat(sold(channels, "website", in("WH-SH", "2", "-4"))).as("never below nothing")
			.isEqualByComparingTo("0");
		assertThat(sold(channels, "website", in("WH-GZ", "3", "10"))).as("what one warehouse owes, another has to send")
			.isEqualByComparingTo("3");
	}

	@OnEachDatabase
	void givesEachChannelItsOwnBufferAndWarehouses(TestDatabase database) {
		StockSteps channels = steps(database, Duration.ZERO);
		StockLevel guangzhou = in("WH-GZ", "1", "40");
		StockLevel shanghai = in("WH-SH", "1", "8");

		assertThat(sold(channels, "shop", guangzhou)).as("warehouse by warehouse").isEqualByComparingTo("38");
		assertThat(sold(channels, "shop", shanghai)).isEqualByComparingTo("6");
		assertThat(sold(channels, "website", guangzhou)).isEqualByComparingTo("37");
		assertThat(sold(channels, "website", shanghai)).isEqualByComparingTo("45");
		assertThat(sold(channels, "store", shanghai)).isEqualByComparingTo("8");
		assertThatExceptionOfType(SkipException.class).isThrownBy(() -> channels.keepBack(guangzhou, "store"));
	}

	@OnEachDatabase
	void refusesToGuessWhichOfSeveralWarehousesCount(TestDatabase database) {
		StockSteps channels = steps(database, Duration.ZERO);

		assertThat(sold(channels, "kiosk", in("WH-GZ", "1", "40"))).isEqualByComparingTo("40");
		assertThat(sold(channels, "kiosk", in("WH-GZ", "2", "30"))).isEqualByComparingTo("30");
		for (StockLevel either : List.of(in("WH-SH", "1", "8"), in("WH-GZ", "3", "20"))) {
			assertThatExceptionOfType(HubException.class).isThrownBy(() -> channels.keepBack(either, "kiosk"))
				.satisfies((ex) -> {
					assertThat(ex.failure().failureClass()).isEqualTo(FailureClass.INVALID_DATA);
					assertThat(ex.failure().what()).contains("WH-GZ, WH-SH");
					assertThat(ex.failure().remedy()).contains("serai.stock.channels.kiosk.warehouses");
				});
		}
	}

	@OnEachDatabase
	void addsTheNewestLevelsUpAfterARestartAndInWhateverOrderTheyAreTried(TestDatabase database) {
		StockSteps before = steps(database, Duration.ZERO);
		StockLevel failed = in("WH-SH", "1", "8");
		sold(before, "website", failed);
		sold(before, "website", in("WH-GZ", "9", "40"));
		before.note(in("WH-SH", "10", "2"));

		StockSteps after = steps(database, Duration.ZERO);

		assertThat(sold(after, "website", failed)).as("tried again, it does not bring back what was")
			.isEqualByComparingTo("39");
		assertThat(sold(after, "website", in("WH-GZ", "9", "40"))).isEqualByComparingTo("39");
	}

	@OnEachDatabase
	void keepsTheNewestOfTheVersionsThatManyNoteAtOnce(TestDatabase database) throws Exception {
		StockSteps noted = steps(database, Duration.ZERO);
		List<Integer> versions = new ArrayList<>(IntStream.rangeClosed(1, 40).boxed().toList());
		Collections.shuffle(versions, new Random(1));

		try (ExecutorService workers = Executors.newFixedThreadPool(4)) {
			List<Future<Taken>> all = new ArrayList<>();
			versions.forEach((version) -> all
				.add(workers.submit(() -> noted.note(in("WH-GZ", version.toString(), version.toString())))));
			for (Future<Taken> one : all) {
				one.get();
			}
		}

		assertThat(new Levels(database.jdbc()).of(in("WH-GZ", "1", "1"))).containsOnlyKeys("WH-GZ")
			.hasEntrySatisfying("WH-GZ", (free) -> assertThat(free).isEqualByComparingTo("40"));
	}

	private static BigDecimal sold(StockSteps steps, String channel, StockLevel level) {
		return steps.keepBack(level, channel).available();
	}

	private static StockLevel in(String location, String version, String onHand) {
		ObjectNode json = Samples.json("stock-level.json").put("sku", "SALT").put("location", location);
		json.put("key", "SALT@" + location).put("version", version).put("onHand", onHand).put("available", onHand);
		json.put("reserved", "0");
		return (StockLevel) CanonicalJson.read(RecordKind.STOCK, json);
	}

	private static Order order(String key, String version, String quantity, String paid, String status) {
		ObjectNode json = Samples.json("order.json").put("key", key).put("version", version).put("status", status);
		json.put("financialStatus", paid).put("orderDate", Instant.now().toString());
		ObjectNode line = (ObjectNode) json.path("lines").path(0);
		json.putArray("lines").add(line.put("sku", "SKU-TEA-250").put("quantity", quantity));
		return (Order) CanonicalJson.read(RecordKind.ORDER, json);
	}

	private static StockSteps steps(TestDatabase database, Duration cover) {
		StockSettings settings = settings(cover);
		TransactionTemplate transaction = new TransactionTemplate(database.transactions());
		Sales sales = new Sales(settings, database.jdbc(), transaction, Clock.systemUTC());
		Levels levels = new Levels(database.jdbc());
		return new StockSteps(settings, levels,
				new LowStock(settings, database.jdbc(), Clock.systemUTC(), levels, sales), sales,
				(channel) -> Set.of("shop", "store").contains(channel));
	}

	private static StockSettings settings(Duration cover) {
		StockSettings.Channel shop = new StockSettings.Channel(new BigDecimal("2"),
				Map.of("TEA-", new BigDecimal("5"), "TEA-RARE", BigDecimal.ZERO), List.of());
		StockSettings.Channel website = new StockSettings.Channel(new BigDecimal("3"), Map.of(),
				List.of("WH-GZ", "WH-SH"));
		StockSettings.Channel store = new StockSettings.Channel(BigDecimal.ZERO, Map.of(), List.of("WH-SH"));
		return new StockSettings(Map.of("shop", shop, "website", website, "store", store), new BigDecimal("5"), cover,
				Duration.ofDays(28));
	}

	private static StockLevel level(String sku, String onHand, String reserved) {
		ObjectNode json = Samples.json("stock-level.json").put("sku", sku).put("onHand", onHand).put("available", "35");
		json.remove("reserved");
		if (reserved != null) {
			json.put("reserved", reserved);
		}
		return (StockLevel) CanonicalJson.read(RecordKind.STOCK, json);
	}

}
