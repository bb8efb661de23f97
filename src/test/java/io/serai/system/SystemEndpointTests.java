package io.serai.system;

import java.time.Duration;

import org.apache.camel.CamelContext;
import org.apache.camel.ResolveEndpointFailedException;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a flow may say of an operation in its address.
 */
@ConnectorTest
class SystemEndpointTests {

	@Autowired
	private CamelContext camel;

	@Test
	void pollsAsOftenAsTheFlowSays() {
		assertThat(this.camel.getEndpoint("system:erp/changed-orders?every=45s", SystemEndpoint.class).every())
			.isEqualTo(Duration.ofSeconds(45));
		assertThat(this.camel.getEndpoint("system:erp/changed-orders", SystemEndpoint.class).every())
			.isEqualTo(Duration.ofSeconds(5));
		assertThatExceptionOfType(ResolveEndpointFailedException.class)
			.isThrownBy(() -> this.camel.getEndpoint("system:erp/changed-orders?every=often"))
			.withMessageContaining("every=often")
			.withMessageContaining("30s");
	}

}
