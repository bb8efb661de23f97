package io.serai.delivery;

import java.time.Duration;
import java.util.List;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the delivery engine, {@code serai.delivery.*}.
 *
 * @param workers deliveries that one flow makes at once on this node
 * @param ladder pauses before the second, third ... attempt; after the last the delivery
 * is dead
 * @param jitter part of each pause that is random, 0 to 1, so that retries do not march
 * in step
 * @param batchSize most deliveries that share one broker commit
 * @param batchTime longest that a finished delivery waits for its commit while others
 * follow
 * @param probeFirst first pause of a flow whose system is down
 * @param probeMost longest pause of a flow whose system is down
 * @param versionsRemembered newest versions kept in memory per flow
 * @param sweepEvery how often dead letters are ended that a newer version has overtaken
 */
@Validated
@ConfigurationProperties("serai.delivery")
record DeliverySettings(@DefaultValue("8") @Min(1) @Max(256) int workers, @DefaultValue( {
		"1s", "5s", "30s", "2m", "10m", "1h", "4h", "12h" }) @NotEmpty List<Duration> ladder,
		@DefaultValue("0.2") @DecimalMin("0") @DecimalMax("1") double jitter,
		@DefaultValue("50") @Min(1) @Max(1000) int batchSize, @DefaultValue("100ms") Duration batchTime,
		@DefaultValue("2s") Duration probeFirst, @DefaultValue("60s") Duration probeMost,
		@DefaultValue("100000") @Min(1) int versionsRemembered, @DefaultValue("1h") Duration sweepEvery){

	DeliverySettings {
		ladder = List.copyOf(ladder);
	}

}
