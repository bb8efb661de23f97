package io.serai.store;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code serai.store.*} of the files of stores.
 *
 * @param maxFile the largest file that is taken
 * @param maxRows the most rows that a file may have
 * @param maxJump how far a sequence number may be ahead of the last one
 * @param lookEvery how often the folders of stores are looked at
 * @param settled how long a file in a folder must have been left alone before it is read
 */
@Validated
@ConfigurationProperties("serai.store")
public record StoreSettings(@DefaultValue("20MB") DataSize maxFile,
		@Min(1) @Max(200_000) @DefaultValue("20000") int maxRows, @Min(1) @DefaultValue("1000") int maxJump,
		@DefaultValue("5s") Duration lookEvery, @DefaultValue("3s") Duration settled) {
}
