package io.serai.demo;

import java.util.List;
import java.util.Map;

import io.serai.demo.Comparison.Held;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ComparisonTests {

	private static final String CONTENT = "version 2 over 1234567890123456.88";

	private static final Map<String, String> DUE = Map.of("D-1", CONTENT);

	@Test
	void isEqualWhenEachThingIsThereOnceWithItsContent() {
		assertThat(Comparison.of(DUE, List.of(new Held("D-1", CONTENT))).isEqual()).isTrue();
	}

	@Test
	void noticesWhatIsMissing() {
		Comparison comparison = Comparison.of(DUE, List.of());

		assertThat(comparison.missing()).containsExactly("D-1");
		assertThat(comparison.differences()).containsExactly("missing  D-1");
	}

	@Test
	void noticesADouble() {
		Held held = new Held("D-1", CONTENT);

		assertThat(Comparison.of(DUE, List.of(held, held)).doubled()).containsExactly("D-1: 2 times");
	}

	@Test
	void noticesAnotherContent() {
		Held held = new Held("D-1", "version 1 over 1234567890123456.88");

		assertThat(Comparison.of(DUE, List.of(held)).wrong())
			.containsExactly("D-1: version 1 over 1234567890123456.88 instead of " + CONTENT);
	}

	@Test
	void noticesWhatShouldNotBeThere() {
		Comparison comparison = Comparison.of(Map.of(), List.of(new Held("D-2", CONTENT)));

		assertThat(comparison.unasked()).containsExactly("D-2: should not be there");
		assertThat(comparison.isEqual()).isFalse();
	}

}
