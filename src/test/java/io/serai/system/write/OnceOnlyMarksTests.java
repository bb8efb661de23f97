package io.serai.system.write;

import java.time.Clock;

import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;
import io.serai.database.OnEachDatabase;
import io.serai.database.TestDatabase;
import io.serai.system.write.OnceOnlyMarks.Mark;

import static org.assertj.core.api.Assertions.assertThat;

class OnceOnlyMarksTests {

	private static final OnceOnlyPlace PLACE = new OnceOnlyPlace(new RecordKey(RecordKind.ORDER, "shop", "订单 1"),
			"order-to-bank", "charge-customer", "bank", "charge");

	@OnEachDatabase
	void keepsOneMarkAPlaceAndWhatBecameOfIt(TestDatabase database) {
		OnceOnlyMarks marks = new OnceOnlyMarks(database.jdbc(), Clock.systemUTC());

		marks.begin(PLACE, "1", null);
		assertThat(marks.find(PLACE)).contains(new Mark("1", null, false, null));

		marks.begin(PLACE, "1", "li.wei 09:00");
		assertThat(marks.find(PLACE)).contains(new Mark("1", "li.wei 09:00", false, null));

		marks.end(PLACE, "1", "C-1");
		assertThat(marks.find(PLACE)).contains(new Mark("1", "li.wei 09:00", true, "C-1"));

		marks.begin(PLACE, "2", null);
		assertThat(marks.find(PLACE)).contains(new Mark("2", null, false, null));

		marks.remove(PLACE);
		assertThat(marks.find(PLACE)).isEmpty();
	}

}
