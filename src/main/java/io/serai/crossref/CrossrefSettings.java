package io.serai.crossref;

import java.time.Duration;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the cross reference.
 *
 * @param remembered links kept in memory, and links that may wait for the database
 * @param writeEvery how late a link may reach the database
 */
@Validated
@ConfigurationProperties("serai.crossref")
record CrossrefSettings(@DefaultValue("100000") @Min(1000) int remembered, @DefaultValue("200ms") Duration writeEvery) {
}
