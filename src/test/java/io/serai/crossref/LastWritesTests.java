package io.serai.crossref;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.canonical.CanonicalJson;
import io.serai.canonical.CanonicalRecord;
import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;
import io.serai.canonical.Samples;
import io.serai.database.OnEachDatabase;
import io.serai.database.TestDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the hub wrote to the CRM comes back under the CRM's own number, and is no news.
 */
class LastWritesTests {

	private static final CrossrefSettings SETTINGS = new CrossrefSettings(1000, Duration.ofHours(1));

	@OnEachDatabase
	void dropsWhatTheHubItselfWroteThoughTheSystemTellsLessThanItWasTold(TestDatabase database) {
		try (Bed bed = new Bed(database)) {
			bed.write(customer("shop", "C-1", "张三"));

			assertThat(bed.writes.isEcho(fromCrm("张三"))).isTrue();
			assertThat(bed.writes.isEcho(fromCrm("张三"))).isTrue();
		}
		try (Bed restarted = new Bed(database)) {
			assertThat(restarted.writes.isEcho(fromCrm("张三"))).isTrue();
		}
	}

	@OnEachDatabase
	void takesAChangeForNewsAndAlsoTheWayBack(TestDatabase database) {
		try (Bed bed = new Bed(database)) {
			bed.write(customer("shop", "C-1", "张三"));

			assertThat(bed.writes.isEcho(fromCrm("李四"))).isFalse();
			assertThat(bed.writes.isEcho(fromCrm("张三"))).as("it was 李四 in between").isFalse();
			bed.write(customer("shop", "C-1", "张三"));
			assertThat(bed.writes.isEcho(fromCrm("张三"))).isTrue();
		}
	}

	@OnEachDatabase
	void takesBackForNewsWhatWasWrittenOverWhileItWasLookedAt(TestDatabase database) {
		try (Bed other = new Bed(database)) {
			other.write(customer("shop", "C-1", "张三"));
			other.writes.flush();
			LastWrites writes = new LastWrites(new LastWriteTable(before(database, () -> {
				other.write(customer("shop", "C-1", "李四"));
				other.writes.flush();
			}), Clock.systemUTC()), other.crossReference, SETTINGS);

			writes.isEcho(fromCrm("张三"));

			assertThat(writes.isEcho(fromCrm("张三"))).as("the hub has written 李四 since").isFalse();
			writes.close();
		}
	}

	/** Another node does something just before what was told is stored, once. */
	private static JdbcTemplate before(TestDatabase database, Runnable deed) {
		AtomicBoolean isDone = new AtomicBoolean();
		return new JdbcTemplate(database.dataSource()) {
			@Override
			public int update(String sql, Object... values) {
				if (sql.startsWith("UPDATE last_write SET fields") && isDone.compareAndSet(false, true)) {
					deed.run();
				}
				return super.update(sql, values);
			}
		};
	}

	@OnEachDatabase
	void takesAFieldForTakenAwayThatTheSystemToldBefore(TestDatabase database) {
		CanonicalRecord withPhone = json("crm", "900", "张三", true);
		CanonicalRecord without = json("crm", "900", "张三", false);
		try (Bed bed = new Bed(database)) {
			bed.write(customer("shop", "C-1", "张三"));

			assertThat(bed.writes.isEcho(without)).as("the CRM never told a phone").isTrue();
			assertThat(bed.writes.isEcho(withPhone)).isTrue();
			assertThat(bed.writes.isEcho(without)).as("the CRM told one before").isFalse();
		}
	}

	@OnEachDatabase
	void findsAStockLevelByTheKeyThatAllSystemsShareAndComparesAmountsAsNumbers(TestDatabase database) {
		try (Bed bed = new Bed(database)) {
			bed.writes.wrote("shop", stock("erp", "40", "38"));

			assertThat(bed.writes.isEcho(stock("shop", "40.0000", "38.00"))).isTrue();
			assertThat(bed.writes.isEcho(stock("shop", "39", "37"))).isFalse();
			assertThat(bed.writes.isEcho(stock("pos", "40", "38"))).as("nothing was written to pos").isFalse();
		}
	}

	@OnEachDatabase
	void storesNewOnesAndRewrittenOnesInOneBatch(TestDatabase database) {
		try (Bed bed = new Bed(database)) {
			bed.writes.wrote("shop", stock("erp", "40", "38"));
			bed.writes.flush();

			bed.writes.wrote("shop", stock("erp", "41", "39"));
			bed.write(customer("shop", "C-1", "张三"));
			bed.writes.flush();
		}
		try (Bed restarted = new Bed(database)) {
			assertThat(restarted.writes.isEcho(stock("shop", "41", "39"))).isTrue();
			assertThat(restarted.writes.isEcho(fromCrm("张三"))).isTrue();
		}
	}

	@Test
	void forgetsTheOldestWhenTooManyWaitForTheDatabase() {
		WaitingWrites waiting = new WaitingWrites(2);
		for (String key : List.of("C-1", "C-2", "C-2", "C-3")) {
			RecordKey record = new RecordKey(RecordKind.CUSTOMER, "shop", key);
			waiting.add(new LastWrite(new LastWrite.Place("crm", record), "1", Map.of(), Set.of()));
		}

		assertThat(waiting.has("crm", RecordKind.CUSTOMER, "C-1")).isFalse();
		assertThat(waiting.has("crm", RecordKind.CUSTOMER, "C-2")).isTrue();
		assertThat(waiting.next(10)).extracting((write) -> write.place().record().key()).containsExactly("C-2", "C-3");
		waiting.remove(waiting.next(10));
		assertThat(waiting.has("crm", RecordKind.CUSTOMER, "C-2")).isFalse();
	}

	private static CanonicalRecord customer(String source, String key, String name) {
		return CanonicalJson.read(RecordKind.CUSTOMER,
				Samples.json("customer.json").put("source", source).put("externalId", key).put("name", name));
	}

	private static CanonicalRecord fromCrm(String name) {
		return json("crm", "900", name, true);
	}

	private static CanonicalRecord json(String source, String key, String name, boolean withPhone) {
		ObjectNode json = Samples.json("customer.json").put("source", source).put("externalId", key).put("name", name);
		json.put("updatedAt", "2026-11-23T01:00:00Z");
		json.remove("givenName");
		if (!withPhone) {
			json.remove("phones");
		}
		return CanonicalJson.read(RecordKind.CUSTOMER, json);
	}

	private static CanonicalRecord stock(String source, String onHand, String available) {
		return CanonicalJson.read(RecordKind.STOCK,
				Samples.json("stock-level.json")
					.put("source", source)
					.put("onHand", onHand)
					.put("available", available)
					.put("asOf", source.equals("erp") ? "2026-11-22T05:08:00Z" : "2026-11-22T06:00:00Z"));
	}

	private static final class Bed implements AutoCloseable {

		private final LinkWriter links;

		private final CrossReference crossReference;

		private final LastWrites writes;

		Bed(TestDatabase database) {
			LinkTable table = new LinkTable(database.jdbc(), new TransactionTemplate(database.transactions()),
					Clock.systemUTC());
			this.links = new LinkWriter(table, Duration.ofHours(1), 1000);
			this.crossReference = new CrossReference(table, this.links, PendingWritesTests.pending(database), 1000);
			this.writes = new LastWrites(new LastWriteTable(database.jdbc(), Clock.systemUTC()), this.crossReference,
					SETTINGS);
		}

		void write(CanonicalRecord record) {
			this.crossReference.link("crm", record.recordKey(), "900");
			this.writes.wrote("crm", record);
		}

		@Override
		public void close() {
			this.writes.close();
			this.links.close();
		}

	}

}
