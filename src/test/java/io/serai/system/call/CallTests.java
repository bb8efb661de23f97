package io.serai.system.call;

import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CallTests {

	@ParameterizedTest
	@ValueSource(strings = { ".", ".." })
	void refusesANumberThatWouldMeanAnotherResource(String number) {
		assertThatExceptionOfType(HubException.class).isThrownBy(() -> Call.inputs(number))
			.satisfies((refused) -> assertThat(refused.failure().failureClass()).isEqualTo(FailureClass.INVALID_DATA))
			.withMessageContaining("'" + number + "'");
	}

	@Test
	void putsWhateverElseIsInANumberIntoOneSegment() {
		assertThat(Call.encoded("a/../b?c=1#d e")).isEqualTo("a%2F..%2Fb%3Fc%3D1%23d%20e");
		assertThat(Call.encoded("...")).isEqualTo("...");
	}

}
