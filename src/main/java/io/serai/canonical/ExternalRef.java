package io.serai.canonical;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A record's id in some system.
 *
 * @param system kind or name of the system, e.g. {@code wechat-shop}
 * @param connection which one, if there are several of that kind; null if there is one
 * @param type what it is there, e.g. {@code order}; null if that is plain
 * @param id the id, as text, however large the number
 * @param version its version there; null if unknown
 * @param url where a person can look at it; null if nowhere
 */
public record ExternalRef(@NotBlank @Size(max = 64) String system, @Size(max = 64) @Nullable String connection,
		@Size(max = 64) @Nullable String type, @NotBlank @Size(max = 128) String id,
		@Size(max = 64) @Nullable String version, @Size(max = 1000) @Nullable String url) {
}
