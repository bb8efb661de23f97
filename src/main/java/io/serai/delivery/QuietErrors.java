package io.serai.delivery;

import org.apache.camel.CamelContext;
import org.apache.camel.model.RedeliveryPolicyDefinition;
import org.apache.camel.model.errorhandler.DefaultErrorHandlerDefinition;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.stereotype.Component;

/**
 * Keeps Camel's own error handler from logging failures: its text quotes exception
 * messages, which may quote records. The delivery engine tells of every failure itself,
 * and owns every retry.
 */
@Component
final class QuietErrors implements CamelContextConfiguration {

	@Override
	public void beforeApplicationStart(CamelContext context) {
		RedeliveryPolicyDefinition quiet = new RedeliveryPolicyDefinition();
		quiet.setMaximumRedeliveries("0");
		quiet.setLogExhausted("false");
		quiet.setLogExhaustedMessageHistory("false");
		quiet.setLogExhaustedMessageBody("false");
		DefaultErrorHandlerDefinition handler = new DefaultErrorHandlerDefinition();
		handler.setRedeliveryPolicy(quiet);
		context.getCamelContextExtension().setErrorHandlerFactory(handler);
	}

	@Override
	public void afterApplicationStart(CamelContext context) {
		// Nothing to do then.
	}

}
