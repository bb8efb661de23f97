package io.serai.system.kamelet;

import io.serai.canonical.HubHeaders;
import org.apache.camel.http.base.HttpHeaderFilterStrategy;
import org.springframework.stereotype.Component;

/**
 * Keeps the hub's and Camel's own headers from crossing the border to an outside system,
 * either way. Kamelets name it: {@code headerFilterStrategy=#hubHeaderFilter}.
 */
@Component("hubHeaderFilter")
public final class HubHeaderFilter extends HttpHeaderFilterStrategy {

	@Override
	protected void initialize() {
		super.initialize();
		setLowerCase(true);
		setOutFilterStartsWith("hub", "camel", "org.apache.camel");
		setInFilterStartsWith("hub", "camel", "org.apache.camel");
	}

}
