package io.serai.delivery;

import java.util.UUID;

import io.serai.canonical.CanonicalJson;
import io.serai.canonical.CanonicalRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static io.serai.delivery.HubBed.stock;
import static org.assertj.core.api.Assertions.assertThat;

class FreshRecordsTests {

	private final FreshRecords fresh = new FreshRecords();

	@Test
	void givesBackWhatWasPublishedUnderItsMessageOnly() {
		CanonicalRecord record = stock("A1", 1);

		assertThat(keptAndFound("one", record)).isSameAs(record);
		assertThat(this.fresh.of("another")).isNull();
	}

	@Test
	void neverMistakesOneRecordForAnother() {
		CanonicalRecord record = stock("A1", 1);
		CanonicalRecord last = stock("A2", 2);
		for (int i = 0; i < 10_000; i++) {
			this.fresh.keep(UUID.randomUUID().toString(), record, new byte[10]);
		}

		assertThat(keptAndFound("last", last)).isSameAs(last);
	}

	@Test
	void doesNotKeepLargeOnes() {
		this.fresh.keep("large", stock("A1", 1), new byte[100_000]);

		assertThat(this.fresh.of("large")).isNull();
	}

	/** More than once, since the garbage collector may come in between. */
	private @Nullable CanonicalRecord keptAndFound(String messageId, CanonicalRecord record) {
		CanonicalRecord found = null;
		for (int i = 0; i < 100 && found == null; i++) {
			this.fresh.keep(messageId, record, CanonicalJson.write(record));
			found = this.fresh.of(messageId);
		}
		return found;
	}

}
