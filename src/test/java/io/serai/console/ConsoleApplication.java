package io.serai.console;

import java.time.Clock;

import io.serai.canonical.RecordValidator;
import io.serai.delivery.EventListener;
import io.serai.stock.Channels;
import io.serai.system.FlowsInUse;
import io.serai.system.Reloading;
import io.serai.system.outside.Systems;
import io.serai.system.poll.Polls;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.jms.JmsAutoConfiguration;
import org.springframework.boot.autoconfigure.jms.artemis.ArtemisAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;

/**
 * The console with its real message store and its real sign-in, over flows that are
 * played. Carries no stereotype, so that no scan finds it.
 */
@EnableAutoConfiguration(exclude = { ArtemisAutoConfiguration.class, JmsAutoConfiguration.class })
@ComponentScan({ "io.serai.console", "io.serai.messagestore", "io.serai.access", "io.serai.codes", "io.serai.crossref",
		"io.serai.store", "io.serai.ownership", "io.serai.alert", "io.serai.stock", "io.serai.approval" })
@ConfigurationPropertiesScan({ "io.serai.console", "io.serai.messagestore", "io.serai.access", "io.serai.codes",
		"io.serai.crossref", "io.serai.store", "io.serai.ownership", "io.serai.alert", "io.serai.stock",
		"io.serai.approval" })
class ConsoleApplication {

	@Bean
	RecordValidator validator() {
		return new RecordValidator();
	}

	@Bean
	MovableClock clock() {
		return new MovableClock();
	}

	@Bean
	@Primary
	PlayedSystems systems(ObjectProvider<Systems> none, ObjectProvider<Polls> noPolls,
			ObjectProvider<FlowsInUse> noFlows, ObjectProvider<Reloading> noReload, Clock clock) {
		return new PlayedSystems(none, noPolls, noFlows, noReload, clock);
	}

	/** No level flows here. */
	@Bean
	Channels channels() {
		return (channel) -> true;
	}

	@Bean
	PlayedReconciliation reconciliation() {
		return new PlayedReconciliation();
	}

	@Bean
	PlayedFlows flows(@Lazy EventListener store, Clock clock) {
		return new PlayedFlows(store, clock);
	}

}
