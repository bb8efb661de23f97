package io.serai.messagestore;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long the message store remembers.
 *
 * @param keepBodies how long the body of an accepted record is kept
 * @param keepJourneys how long events and accepted versions are kept; where a record
 * stands now is kept for good
 * @param cleanEvery how often what is too old is removed
 * @param cleanBatch rows removed in one transaction
 */
@Validated
@ConfigurationProperties("serai.messagestore")
record StoreSettings(@DefaultValue("30d") Duration keepBodies, @DefaultValue("180d") Duration keepJourneys,
		@DefaultValue("10m") Duration cleanEvery, @DefaultValue("1000") int cleanBatch) {

	StoreSettings {
		if (keepBodies.isNegative() || keepJourneys.isNegative() || cleanEvery.toMillis() < 1000 || cleanBatch < 1) {
			throw new IllegalArgumentException("serai.messagestore: keep-bodies and keep-journeys must not be negative,"
					+ " clean-every at least 1s, clean-batch at least 1");
		}
	}

}
