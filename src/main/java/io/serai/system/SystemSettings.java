package io.serai.system;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of all calls to outside systems.
 *
 * @param connectTimeout how long a connection may take to be made
 * @param responseTimeout how long a system may be silent before a call counts as cut off
 * @param maxAnswer largest answer read
 * @param maxWait how long a call waits for its turn before the flow pauses instead
 * @param rateLimitedPause how long a system is left alone that says "slow down" without
 * saying how long
 * @param refusedPause how long a system is left alone that does not let the hub in, or an
 * operation of it that the hub has no right to: so long at first, then four times, then
 * fifteen times
 * @param breaker when a system counts as down
 */
@Validated
@ConfigurationProperties("serai.system")
record SystemSettings(@DefaultValue("5s") Duration connectTimeout, @DefaultValue("30s") Duration responseTimeout,
		@DefaultValue("10MB") DataSize maxAnswer, @DefaultValue("10s") Duration maxWait,
		@DefaultValue("60s") Duration rateLimitedPause, @DefaultValue("60s") Duration refusedPause,
		@DefaultValue Breaker breaker) {

	/**
	 * When a system counts as down.
	 *
	 * @param calls how many of the last calls are looked at
	 * @param failedPercent share of them that must have failed
	 * @param rest how long it is left alone before one call probes it
	 */
	record Breaker(@DefaultValue("20") int calls, @DefaultValue("80") int failedPercent,
			@DefaultValue("5s") Duration rest) {
	}

}
