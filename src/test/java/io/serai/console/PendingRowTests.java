package io.serai.console;

import java.time.Instant;
import java.util.List;

import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;
import io.serai.crossref.PendingWrite;
import io.serai.delivery.DeliveryState;
import io.serai.messagestore.Standing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PendingRowTests {

	private static final Instant AT = Instant.parse("2026-11-22T08:00:00Z");

	private static final RecordKey ORDER = new RecordKey(RecordKind.ORDER, "shop", "WX1");

	@Test
	void isRefusedWithTheDeadLetterThatSaysWhy() {
		Standing refused = standing("order-to-erp", DeliveryState.DEAD, "invalid-data", "erp");

		PendingRow row = row(false, standing("order-to-erp-too", DeliveryState.RETRYING, "transient", "erp"), refused);

		assertThat(row.state()).isEqualTo(PendingState.REFUSED);
		assertThat(row.standing()).isEqualTo(refused);
		assertThat(row.isDead()).isTrue();
	}

	@Test
	void staysUnsureWhereADeadLetterDoesNotSayThatTheSystemRefused() {
		for (String failure : List.of("outcome-unknown", "transient", "bug")) {
			PendingRow row = row(false, standing("order-to-erp", DeliveryState.DEAD, failure, "erp"));

			assertThat(row.state()).as(failure).isEqualTo(PendingState.UNSURE);
			assertThat(row.isDead()).as(failure).isTrue();
		}
	}

	@Test
	void isUnsureAndSaysWhichDeliveryWillLook() {
		Standing retrying = standing("order-to-erp", DeliveryState.RETRYING, "transient", "erp");

		PendingRow row = row(false, retrying);

		assertThat(row.state()).isEqualTo(PendingState.UNSURE);
		assertThat(row.standing()).isEqualTo(retrying);
		assertThat(row.isDead()).isFalse();
	}

	@Test
	void knowsNoDeliveryOnItsWayWhereAllIsOverOrGoesElsewhere() {
		PendingRow row = row(false, standing("order-to-erp", DeliveryState.DISCARDED, null, "erp"),
				standing("order-to-crm", DeliveryState.DEAD, "invalid-data", "crm"));

		assertThat(row.state()).isEqualTo(PendingState.UNSURE);
		assertThat(row.standing()).isNull();
	}

	@Test
	void isBeingWrittenAsLongAsTheCallGoesOnWhateverCameBefore() {
		PendingRow row = row(true, standing("order-to-erp", DeliveryState.DEAD, "invalid-data", "erp"));

		assertThat(row.state()).isEqualTo(PendingState.WRITING);
	}

	private static PendingRow row(boolean writing, Standing... standings) {
		return PendingRow.of(new PendingWrite("erp", ORDER, AT, writing), List.of(standings));
	}

	private static Standing standing(String flow, DeliveryState state, @Nullable String failure, String system) {
		return new Standing(flow, "m1", "1", state, 2, null, AT, null, failure, failure, "what", "remedy", system, null,
				null);
	}

}
