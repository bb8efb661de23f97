package io.serai.failure;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever mistypes a name is told the nearest one or two, and no long list.
 */
class MeantTests {

	private static final List<String> MANY = IntStream.range(0, 40).mapToObj((i) -> "some-name-" + i).toList();

	@Test
	void proposesTheNearestAndListsFew() {
		assertThat(Meant.instead("ordr", List.of("stock", "order")))
			.isEqualTo("Did you mean 'order'? There are order, stock");
		assertThat(Meant.instead("xyz", List.of("stock", "order"))).isEqualTo("There are order, stock");
		assertThat(Meant.instead("ordr", List.of())).isEqualTo("There are none yet");
	}

	@Test
	void listsNotWhatNobodyReads() {
		assertThat(Meant.instead("some-nme-7", MANY))
			.isEqualTo("Did you mean 'some-name-7' or 'some-name-0'? There are 40");
		assertThat(Meant.instead("x", MANY)).isEqualTo("None of the 40 there are is like it");
	}

	@Test
	void proposesASecondOnlyIfItIsAsNear() {
		assertThat(Meant.nearest("save-ordr", List.of("save-order", "save-orders", "save-stock")))
			.containsExactly("save-order", "save-orders");
		assertThat(Meant.nearest("save-ordr", List.of("save-order", "save-stock"))).containsExactly("save-order");
		assertThat(Meant.nearest("quux", List.of("save-order"))).isEmpty();
	}

	@Test
	void saysWhatToDoIfNoneWasMeant() {
		assertThat(Meant.or("ordr", List.of("order"), "add it")).isEqualTo("Did you mean 'order'? Otherwise add it");
		assertThat(Meant.or("quux", List.of("order"), "add it")).isEqualTo("Add it");
	}

}
