package io.serai.demo;

import java.time.Clock;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.demo.Expected.Fate;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ComparisonTests {

	private final ObjectNode order = new DemoOrders(1, Clock.systemUTC()).huge("D-1", 2);

	private final List<Expected> sent = List.of(Expected.of(this.order, Fate.DELIVERED));

	private final ArrayNode documents = Json.MAPPER.createArrayNode();

	@Test
	void isEqualWhenEachOrderIsThereOnceInItsNewestVersionToTheCent() {
		hold("D-1", "2", "1234567890123456.88");

		assertThat(Comparison.of(this.sent, this.documents).isEqual()).isTrue();
	}

	@Test
	void noticesAMissingOrder() {
		assertThat(Comparison.of(this.sent, this.documents).missing()).containsExactly("D-1");
	}

	@Test
	void noticesADouble() {
		hold("D-1", "2", "1234567890123456.88");
		hold("D-1", "2", "1234567890123456.88");

		assertThat(Comparison.of(this.sent, this.documents).doubled()).containsExactly("D-1: 2 documents");
	}

	@Test
	void noticesACent() {
		hold("D-1", "2", "1234567890123456.89");

		assertThat(Comparison.of(this.sent, this.documents).wrong())
			.containsExactly("D-1: 1234567890123456.89 instead of 1234567890123456.88");
	}

	@Test
	void noticesAnOldVersion() {
		hold("D-1", "1", "1234567890123456.88");

		assertThat(Comparison.of(this.sent, this.documents).wrong()).containsExactly("D-1: version 1 instead of 2");
	}

	@Test
	void noticesADocumentThatNobodySentAndOneThatShouldHaveBeenSkipped() {
		hold("D-1", "2", "1");
		hold("D-2", "2", "1");

		Comparison comparison = Comparison.of(List.of(Expected.of(this.order, Fate.SKIPPED)), this.documents);

		assertThat(comparison.unasked()).containsExactly("D-1: should be SKIPPED", "D-2: nobody sent it");
	}

	private void hold(String reference, String version, String total) {
		this.documents.addObject().put("reference", reference).put("version", version).put("total", total);
	}

}
