package io.serai.alert;

import java.time.Duration;
import java.util.Locale;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of alerts, {@code serai.alert.*}.
 *
 * @param pausedLongerThan how long a flow may pause itself before people are told
 * @param repeatEvery how often at most people are told of the same cause; not again once
 * somebody has taken note
 * @param language of the messages
 */
@Validated
@ConfigurationProperties("serai.alert")
record AlertSettings(@DefaultValue("10m") @NotNull Duration pausedLongerThan,
		@DefaultValue("4h") @NotNull Duration repeatEvery, @DefaultValue("en") @NotNull Locale language) {
}
