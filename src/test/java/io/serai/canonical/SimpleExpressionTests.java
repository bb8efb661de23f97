package io.serai.canonical;

import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a flow may write about a record in Camel's simple language. */
class SimpleExpressionTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			${body.financialStatus} == 'paid'          | true
			${body.financialStatus} == 'unpaid'        | false
			${body.financialStatus} != 'paid'          | false
			${body.status} in 'confirmed,shipped'      | true
			${body.channel} == 'wechat-shop'           | true
			${body.customer.externalId} == 'oHub_unionid_0001' | true
			${body.lines[0].sku} == 'SKU-TEA-250'      | true
			${body.total.currency} == 'CNY'            | true
			${body.pricesIncludeTax} == true           | true
			""")
	void readsTheRecordByItsFieldNames(String expression, boolean expected) throws Exception {
		try (DefaultCamelContext camel = new DefaultCamelContext()) {
			DefaultExchange exchange = new DefaultExchange(camel);
			exchange.getIn().setBody(Samples.order("A-1"));

			boolean matches = camel.resolveLanguage("simple").createPredicate(expression).matches(exchange);

			assertThat(matches).isEqualTo(expected);
		}
	}

}
