package io.serai.hook;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code serai.hook.*}.
 *
 * @param publicUrl how platforms reach the hub, without a path; empty if as the request
 * says
 * @param maxBody the largest event that is taken
 * @param refusals how many refused requests a minute one address may make
 */
@Validated
@ConfigurationProperties("serai.hook")
record HookSettings(@DefaultValue("") String publicUrl, @DefaultValue("1MB") DataSize maxBody,
		@Min(1) @Max(100_000) @DefaultValue("60") int refusals) {
}
