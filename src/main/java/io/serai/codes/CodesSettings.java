package io.serai.codes;

import java.time.Duration;
import java.time.ZoneId;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of code tables, {@code serai.codes.*}.
 *
 * @param zone the zone of the days from and until which codes are valid
 * @param checkEvery how long a changed code may still be used as it was
 * @param releaseEvery how often records are sought whose missing code has been filled in
 */
@Validated
@ConfigurationProperties("serai.codes")
record CodesSettings(@DefaultValue("Asia/Shanghai") ZoneId zone, @DefaultValue("1s") Duration checkEvery,
		@DefaultValue("10s") Duration releaseEvery) {
}
