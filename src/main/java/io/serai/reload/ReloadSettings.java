package io.serai.reload;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code serai.reload.*}.
 *
 * @param enabled whether edited files take effect while the hub runs; for developing only
 * @param every how often the folders are looked at
 */
@ConfigurationProperties("serai.reload")
record ReloadSettings(@DefaultValue("false") boolean enabled, @DefaultValue("250ms") Duration every) {
}
