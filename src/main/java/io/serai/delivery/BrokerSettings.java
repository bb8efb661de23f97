package io.serai.delivery;

import java.nio.file.Path;
import java.time.Duration;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the broker, {@code serai.broker.*}.
 *
 * @param url of an external Artemis, e.g. {@code tcp://broker:61616?sslEnabled=true};
 * empty: a broker embedded in this process
 * @param user for the external broker; empty: none
 * @param password for the external broker; empty: none
 * @param directory where the embedded broker keeps its journal
 * @param journalBufferTimeout how long the embedded broker gathers writes for one disk
 * sync; zero would give every write a sync of its own, which is 2 to 3 times slower
 * @param callTimeout how long a send may wait for the broker before it counts as refused
 * @param publishers most sends in flight at once
 */
@Validated
@ConfigurationProperties("serai.broker")
record BrokerSettings(@DefaultValue("") String url, @DefaultValue("") String user, @DefaultValue("") String password,
		@DefaultValue("data/broker") @NotNull Path directory, @DefaultValue("300us") Duration journalBufferTimeout,
		@DefaultValue("10s") Duration callTimeout, @DefaultValue("64") int publishers) {

	boolean embedded() {
		return this.url.isBlank();
	}

}
