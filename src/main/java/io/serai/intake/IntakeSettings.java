package io.serai.intake;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code serai.intake.*}.
 *
 * @param maxBody the largest body that a door takes
 * @param maxBatch the most records that one request may carry
 */
@Validated
@ConfigurationProperties("serai.intake")
record IntakeSettings(@DefaultValue("5MB") DataSize maxBody, @Min(1) @Max(10_000) @DefaultValue("500") int maxBatch) {
}
