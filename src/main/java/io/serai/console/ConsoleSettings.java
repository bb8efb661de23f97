package io.serai.console;

import java.time.Duration;
import java.time.ZoneId;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the console shows things.
 *
 * @param zone the zone of every time shown, and of the day that "today" is
 * @param delayedAfter how long the oldest record may wait before its flow counts as
 * delayed
 */
@Validated
@ConfigurationProperties("serai.console")
record ConsoleSettings(@DefaultValue("Asia/Shanghai") ZoneId zone, @DefaultValue("5m") Duration delayedAfter) {
}
