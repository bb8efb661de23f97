package io.serai.delivery;

import java.util.UUID;

import io.serai.canonical.CanonicalJson;
import io.serai.canonical.CanonicalRecord;
import org.junit.jupiter.api.Test;

import static io.serai.delivery.HubBed.stock;
import static org.assertj.core.api.Assertions.assertThat;

class FreshRecordsTests {

	private final FreshRecords fresh = new FreshRecords();

	@Test
	void givesBackWhatWasPublishedUnderItsMessageOnly() {
		CanonicalRecord record = stock("A1", 1);

		this.fresh.keep("one", record, CanonicalJson.write(record));

		assertThat(this.fresh.of("one")).isSameAs(record);
		assertThat(this.fresh.of("another")).isNull();
	}

	@Test
	void keepsNoMoreThanItsPlacesAndNeverMistakesOneRecordForAnother() {
		CanonicalRecord record = stock("A1", 1);
		CanonicalRecord last = stock("A2", 2);
		for (int i = 0; i < 10_000; i++) {
			this.fresh.keep(UUID.randomUUID().toString(), record, new byte[10]);
		}

		this.fresh.keep("last", last, new byte[10]);

		assertThat(this.fresh.of("last")).isSameAs(last);
	}

	@Test
	void doesNotKeepLargeOnes() {
		this.fresh.keep("large", stock("A1", 1), new byte[100_000]);

		assertThat(this.fresh.of("large")).isNull();
	}

}
