package io.serai.tryton;

import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("tryton")
class RealTrytonTests {

	@Test
	void holdsTheSeededCompany() {
		TrytonClient erp = RealTryton.shared().client();

		assertThat(erp.search("product.product", List.of(List.of("code", "like", "SKU%")), "code")).hasSize(50);
		assertThat(erp.search("currency.currency", List.of(), "code").findValuesAsText("code")).containsExactly("CNY");
		assertThat(erp.search("stock.location", List.of(List.of("type", "=", "warehouse")), "code")
			.findValuesAsText("code")).containsExactly("WH");
	}

}
