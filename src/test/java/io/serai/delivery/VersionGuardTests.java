package io.serai.delivery;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;
import io.serai.delivery.DeliveredVersions.Seen;
import io.serai.delivery.VersionGuard.Verdict;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DataAccessResourceFailureException;

import static org.assertj.core.api.Assertions.assertThat;

class VersionGuardTests {

	private static final RecordKey ORDER = new RecordKey(RecordKind.ORDER, "shop", "A");

	private final Map<RecordKey, Seen> database = new HashMap<>();

	private final VersionGuard guard = new VersionGuard("order-to-erp", new DeliveredVersions() {

		@Override
		public Optional<String> newest(String flow, RecordKey record) {
			return seen(flow, record).map(Seen::delivered);
		}

		@Override
		public Optional<Seen> seen(String flow, RecordKey record) {
			return Optional.ofNullable(VersionGuardTests.this.database.get(record));
		}

	}, 100);

	@Test
	void letsAVersionGoThatIsNewerThanWhatWasDelivered() {
		assertThat(this.guard.check(ORDER, "1", false)).isEqualTo(Verdict.NEWER);

		this.guard.delivered(ORDER, "9");

		assertThat(this.guard.check(ORDER, "10", false)).isEqualTo(Verdict.NEWER);
		assertThat(this.guard.check(ORDER, "9", false)).isEqualTo(Verdict.SAME);
		assertThat(this.guard.check(ORDER, "8", false)).isEqualTo(Verdict.OLDER);
	}

	@Test
	void isUnsureOfEveryVersionAfterAnAttemptAtOneMayHaveWrittenUnseen() {
		this.guard.maybeWritten(ORDER, "1");

		assertThat(this.guard.check(ORDER, "2", false)).isEqualTo(Verdict.UNKNOWN);
		assertThat(this.guard.check(new RecordKey(RecordKind.ORDER, "shop", "B"), "2", false)).isEqualTo(Verdict.NEWER);
	}

	@Test
	void isSureAgainOnceAVersionWasDelivered() {
		this.guard.maybeWritten(ORDER, "1");

		this.guard.delivered(ORDER, "2");

		assertThat(this.guard.check(ORDER, "3", false)).isEqualTo(Verdict.NEWER);
	}

	@Test
	void isUnsureOfARecordThatWasTriedBeforeThisProcessStarted() {
		this.database.put(ORDER, new Seen(null, null));

		assertThat(this.guard.check(ORDER, "2", false)).isEqualTo(Verdict.UNKNOWN);
	}

	@Test
	void isUnsureOfANewerVersionThanOneDeliveredBeforeThisProcessStarted() {
		this.database.put(ORDER, new Seen("1", null));

		assertThat(this.guard.check(ORDER, "2", false)).isEqualTo(Verdict.UNKNOWN);
		assertThat(this.guard.check(ORDER, "1", false)).isEqualTo(Verdict.SAME);
	}

	@Test
	void leavesNoBusinessForAnOlderVersionOnceANewerOneWasNoneOfTheFlows() {
		this.guard.settled(ORDER, "2");

		assertThat(this.guard.check(ORDER, "1", true)).isEqualTo(Verdict.OLDER);
	}

	@Test
	void leavesNoBusinessForAnOlderVersionWhileANewerOneWaits() {
		this.guard.held(ORDER, "2");

		assertThat(this.guard.check(ORDER, "1", true)).isEqualTo(Verdict.OLDER);
		assertThat(this.guard.check(ORDER, "2", true)).isNotIn(Verdict.OLDER, Verdict.SAME);
	}

	@Test
	void knowsAfterARestartThatANewerVersionWaits() {
		this.database.put(ORDER, new Seen("1", "3"));

		assertThat(this.guard.check(ORDER, "2", true)).isEqualTo(Verdict.OLDER);
		assertThat(this.guard.check(ORDER, "3", true)).isEqualTo(Verdict.UNKNOWN);
	}

	@Test
	void stillLooksAfterASkippedVersionIfAnEarlierOneMayBeThere() {
		this.guard.maybeWritten(ORDER, "1");
		this.guard.settled(ORDER, "2");

		assertThat(this.guard.check(ORDER, "3", false)).isEqualTo(Verdict.UNKNOWN);
	}

	@Test
	void isUnsureWhileTheDatabaseDoesNotAnswer() {
		VersionGuard blind = new VersionGuard("order-to-erp", (flow, record) -> {
			throw new DataAccessResourceFailureException("down");
		}, 100);

		assertThat(blind.check(ORDER, "1", false)).isEqualTo(Verdict.UNKNOWN);
	}

	@Test
	void makesWhatComesAgainWaitWhileTheDatabaseDoesNotAnswer() {
		VersionGuard blind = new VersionGuard("order-to-erp", (flow, record) -> {
			throw new DataAccessResourceFailureException("down");
		}, 100);

		assertThat(blind.check(ORDER, "1", true)).isEqualTo(Verdict.UNTOLD);
		assertThat(blind.check(ORDER, "1", true)).as("while it is left alone").isEqualTo(Verdict.UNTOLD);
		blind.delivered(ORDER, "1");
		assertThat(blind.check(ORDER, "2", true)).as("another node may have gone on").isEqualTo(Verdict.UNTOLD);
		assertThat(blind.check(ORDER, "1", true)).isEqualTo(Verdict.SAME);
	}

}
