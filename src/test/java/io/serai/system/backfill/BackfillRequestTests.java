package io.serai.system.backfill;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.serai.system.backfill.BackfillRefusedException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BackfillRequestTests {

	private static final Instant SINCE = Instant.parse("2025-11-01T00:00:00Z");

	private static final Instant UNTIL = Instant.parse("2025-11-22T05:30:00Z");

	static Stream<Arguments> refused() {
		return Stream.of(Arguments.of(Reason.NOTHING_CHOSEN, null, null, List.of(), 10, "why"),
				Arguments.of(Reason.NOTHING_CHOSEN, SINCE, UNTIL, List.of("A"), 10, "why"),
				Arguments.of(Reason.WRONG_TIME, UNTIL, SINCE, List.of(), 10, "why"),
				Arguments.of(Reason.WRONG_TIME, SINCE, Instant.parse("2999-01-01T00:00:00Z"), List.of(), 10, "why"),
				Arguments.of(Reason.WRONG_PACE, SINCE, UNTIL, List.of(), 0, "why"),
				Arguments.of(Reason.NO_REASON, SINCE, UNTIL, List.of(), 10, " "));
	}

	@ParameterizedTest
	@MethodSource("refused")
	void refusesWhatCannotBeCarriedOut(Reason reason, Instant since, Instant until, List<String> ids, int perSecond,
			String why) {
		BackfillRequest asked = new BackfillRequest("flow", since, until, ids, true, perSecond, why);

		assertThatExceptionOfType(BackfillRefusedException.class).isThrownBy(() -> asked.check(UNTIL.plusSeconds(60)))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(reason));
	}

	@Test
	void readsListsAndRangesOfIds() {
		assertThat(IdList.read(" A1, B-2；C\nWX099..WX101 7..9 A1 ")).containsExactly("A1", "B-2", "C", "WX099", "WX100",
				"WX101", "7", "8", "9");
		for (String wrong : List.of("A9..A1", "A1..B2", "1..999999999")) {
			assertThatExceptionOfType(BackfillRefusedException.class).as(wrong).isThrownBy(() -> IdList.read(wrong));
		}
	}

}
