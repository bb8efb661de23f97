package io.serai.access;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code serai.access.bodies.*} of what requests carry.
 *
 * @param room how many bytes the bodies of all requests together may hold at once
 * @param within how long a body may take to come in
 */
@Validated
@ConfigurationProperties("serai.access.bodies")
record BodySettings(@DefaultValue("64MB") DataSize room, @DefaultValue("2m") Duration within) {
}
